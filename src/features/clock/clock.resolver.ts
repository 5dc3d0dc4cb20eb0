import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { type AnswerOf, Graph, GraphContext, mutateOnce } from '../../platform/graphql/index.js';
import { readProgram } from '../programs/index.js';
import { AdvanceClock } from './advance-clock.js';
import type { ClockAdvanceEntity } from './clock-advance.entity.js';
import {
  AdvanceClockInput,
  AdvanceClockResult,
  ProgramClock,
  type ClockAdvance,
} from './clock.graphql.js';
import { findClockAdvance, latestClockAdvance } from './clock.queries.js';

const DAY_MS = 86_400_000;

@Resolver()
export class ClockResolver {
  constructor(private readonly advance: AdvanceClock) {}

  @Query(() => ProgramClock)
  async clock(@Graph() graph: GraphContext): Promise<ProgramClock> {
    const tx = await graph.tx();
    const { clockOffsetMs, kind } = await readProgram(tx);
    const advance = await latestClockAdvance(tx);
    return {
      now: tx.now,
      offsetDays: Math.round(clockOffsetMs / DAY_MS),
      movable: kind !== 'LIVE',
      advance: advance === null ? null : shown(advance),
    };
  }

  @Mutation(() => AdvanceClockResult)
  advanceClock(
    @Args('input', { type: () => AdvanceClockInput }) input: AdvanceClockInput,
    @Graph() graph: GraphContext,
  ) {
    return mutateOnce(graph, advanceAnswer, input, (tx, actor, wish) =>
      this.advance.advanceClock(tx, actor, wish),
    );
  }
}

const advanceAnswer: AnswerOf<Id, ClockAdvance> = {
  type: 'ClockAdvance',
  noun: 'move of the clock',
  read: async (graph, id) => {
    const advance = await findClockAdvance(await graph.tx(), id);
    return advance && shown(advance);
  },
};

function shown({
  id,
  fromAt,
  toAt,
  status,
  doneUntil,
  happened,
}: ClockAdvanceEntity): ClockAdvance {
  return { id, from: fromAt, to: toAt, status, doneUntil, happened };
}
