import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, mutate, Repeatable } from '../../../platform/graphql/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer } from './advocate.loaders.js';
import type { AdvocateRow } from '../profile/index.js';
import { FinishWelcome, LeaveProgram, PauseAdvocate, ResumeAdvocate } from '../presence/index.js';
import {
  AdvocateBreak,
  FinishWelcomeResult,
  LeaveProgramResult,
  PauseAdvocateInput,
  PauseAdvocateResult,
  ResumeAdvocateInput,
  ResumeAdvocateResult,
} from './presence.graphql.js';

/** Whether an advocate is here: breaks, and leaving. */
@Resolver(() => Advocate)
export class PresenceResolver {
  constructor(
    private readonly pause: PauseAdvocate,
    private readonly resume: ResumeAdvocate,
    private readonly leave: LeaveProgram,
    private readonly welcome: FinishWelcome,
  ) {}

  @Mutation(() => PauseAdvocateResult)
  @Repeatable('names the break as it shall be')
  pauseAdvocate(@Args('input') input: PauseAdvocateInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.pause.pauseAdvocate(tx, actor, wanted),
    );
  }

  @Mutation(() => ResumeAdvocateResult)
  @Repeatable('who is back stays back')
  resumeAdvocate(@Args('input') input: ResumeAdvocateInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.resume.resumeAdvocate(tx, actor, wanted),
    );
  }

  @Mutation(() => LeaveProgramResult)
  @Repeatable('who is out stays out')
  leaveProgram(@Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, {}, (tx, actor) => this.leave.leaveProgram(tx, actor));
  }

  @Mutation(() => FinishWelcomeResult, { description: 'It is not shown again' })
  @Repeatable('who was welcomed stays so')
  finishWelcome(@Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, {}, (tx, actor) => this.welcome.finishWelcome(tx, actor));
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether they went through the three screens that greet who joins, or passed them by',
  })
  welcomed({ welcomedAt }: AdvocateRow): boolean {
    return welcomedAt !== null;
  }

  @ResolveField(() => AdvocateBreak, { nullable: true, description: 'Null: they take none' })
  break({ pausedFrom, backOn }: AdvocateRow): AdvocateBreak | null {
    return pausedFrom === null ? null : { from: pausedFrom, backOn };
  }
}
