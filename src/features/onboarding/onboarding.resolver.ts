import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { advocateById } from '../advocates/index.js';
import { loadChallenge, loadOwnChallenge } from '../challenges/index.js';
import { opensOn, stateOfStep } from './onboarding-step.rules.js';
import {
  OnboardingPath,
  OnboardingStep,
  OwnOnboardingStep,
  SaveOnboardingPathInput,
  SaveOnboardingPathResult,
} from './onboarding.graphql.js';
import {
  findOnboardingSteps,
  findOnboardingVersion,
  type OnboardingStepRow,
} from './onboarding.queries.js';
import { SaveOnboardingPath } from './save-onboarding-path.js';

interface PathRow {
  readonly version: number;
  readonly steps: readonly OnboardingStepRow[];
}

async function readPath(graph: GraphContext): Promise<PathRow> {
  const tx = await graph.tx();
  return { version: await findOnboardingVersion(tx), steps: await findOnboardingSteps(tx) };
}

const pathAnswer: AnswerOf<Id, PathRow> = {
  type: 'OnboardingPath',
  noun: 'onboarding path',
  read: (graph) => readPath(graph),
};

/** The path as marketers make it, and as an advocate walks it. */
@Resolver(() => OnboardingStep)
export class OnboardingResolver {
  constructor(private readonly save: SaveOnboardingPath) {}

  @Query(() => OnboardingPath)
  onboardingPath(@Graph() graph: GraphContext): Promise<PathRow> {
    return readPath(graph);
  }

  @Query(() => [OwnOnboardingStep], {
    description: "The advocate's own, without challenges that they cannot begin",
  })
  async ownOnboarding(@Graph() graph: GraphContext): Promise<OwnOnboardingStep[]> {
    const { advocateId } = graph.actor;
    const advocate = advocateId === null ? null : await graph.load(advocateById, advocateId);
    if (!advocate?.joinedAt) return [];
    const tx = await graph.tx();
    const joinedOn = dayOf(advocate.joinedAt, advocate.programTimeZone);
    const today = dayOf(tx.now, advocate.programTimeZone);
    const rows = await findOnboardingSteps(tx);
    const steps = await Promise.all(
      rows.map(async ({ challengeId, daysAfterJoining }) => {
        const own = await loadOwnChallenge(graph, advocate.id, challengeId);
        const opens = opensOn(joinedOn, daysAfterJoining);
        const state =
          own && stateOfStep({ ...own, challenge: own.challenge.status, opensOn: opens, today });
        return own && state ? [{ challenge: own.challenge, opensOn: opens, state }] : [];
      }),
    );
    return steps.flat() as OwnOnboardingStep[];
  }

  @Mutation(() => SaveOnboardingPathResult)
  @Repeatable('names the path as it shall be, and the version')
  saveOnboardingPath(@Args('input') input: SaveOnboardingPathInput, @Graph() graph: GraphContext) {
    return mutate(graph, pathAnswer, input, (tx, actor, wanted) =>
      this.save.saveOnboardingPath(tx, actor, wanted),
    );
  }

  @ResolveField()
  challenge({ challengeId }: OnboardingStepRow, _: NoArgs, { graph }: Contexts) {
    return loadChallenge(graph, challengeId);
  }
}
