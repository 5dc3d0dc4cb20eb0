import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { nameOfMembership } from '../../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import {
  countPipeline,
  NominateAdvocate,
  type NominationRow,
  WithdrawAdvocate,
} from '../pipeline/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer, nominationByAdvocate } from './advocate.loaders.js';
import {
  NominateAdvocateInput,
  NominateAdvocateResult,
  Nomination,
  PipelineStep,
  WithdrawAdvocateInput,
  WithdrawAdvocateResult,
} from './pipeline.graphql.js';

/** How people become advocates: nominated, invited, joined, active (R-U4). */
@Resolver(() => Advocate)
export class PipelineResolver {
  constructor(
    private readonly nominate: NominateAdvocate,
    private readonly withdraw: WithdrawAdvocate,
  ) {}

  @Query(() => [PipelineStep], { description: 'Of each status, in their order' })
  async advocatePipeline(@Graph() graph: GraphContext): Promise<PipelineStep[]> {
    return countPipeline(await graph.tx());
  }

  @Mutation(() => NominateAdvocateResult)
  nominateAdvocate(@Args('input') input: NominateAdvocateInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, advocateAnswer, input, (tx, actor, person) =>
      this.nominate.nominateAdvocate(tx, actor, person),
    );
  }

  @Mutation(() => WithdrawAdvocateResult, {
    description: 'Takes back an open invitation, or sets a nomination aside',
  })
  @Repeatable('what is taken back stays so')
  withdrawAdvocate(@Args('input') input: WithdrawAdvocateInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.withdraw.withdrawAdvocate(tx, actor, wanted),
    );
  }

  @ResolveField(() => Nomination, { nullable: true, description: 'Null: nobody nominated them' })
  nomination({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<NominationRow | null> {
    return graph.load(nominationByAdvocate, id);
  }
}

@Resolver(() => Nomination)
export class NominationResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: 'The name of who did; null of a key, and of the command line',
  })
  by(
    { nominatedBy }: NominationRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<string | null> | null {
    return nominatedBy === null ? null : graph.load(nameOfMembership, nominatedBy);
  }

  @ResolveField(() => Boolean, { description: 'The reader did it themselves' })
  isMine({ nominatedBy }: NominationRow, _: NoArgs, { graph }: Contexts): boolean {
    return nominatedBy !== null && nominatedBy === graph.actor.id;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why: for marketers, admins, and who wrote it',
  })
  note({ nominatedBy, note }: NominationRow, _: NoArgs, { graph }: Contexts): string | null {
    const { id, roles } = graph.actor;
    const decides = roles.includes('marketer') || roles.includes('admin');
    return decides || (nominatedBy !== null && nominatedBy === id) ? note : null;
  }
}
