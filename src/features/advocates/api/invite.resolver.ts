import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import {
  advocatesToInvite,
  type InvitationRoundRow,
  InviteAdvocates,
  judgeInvitations,
  MOST_PEOPLE,
  readPastedPeople,
} from '../pipeline/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateById, roundById } from './advocate.loaders.js';
import {
  InvitationCheck,
  InvitationRound,
  InviteAdvocatesInput,
  InviteAdvocatesResult,
} from './invite.graphql.js';

const roundAnswer: AnswerOf<Id, InvitationRoundRow> = {
  type: 'InvitationRound',
  noun: 'round of invitations',
  read: (graph, id) => graph.load(roundById, id),
};

/** Advocates are invited, by address or as nominees, one or hundreds (R-U4). */
@Resolver(() => InvitationRound)
export class InviteResolver {
  constructor(private readonly invite: InviteAdvocates) {}

  @Query(() => InvitationCheck, {
    nullable: true,
    description:
      'What would become of those whom a pasted list names, or who are known; null where one of these is not there',
  })
  async invitationCheck(
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('advocateIds', { type: () => [ID], nullable: true }) advocateIds: Id[] | null,
    @Graph() graph: GraphContext,
  ): Promise<InvitationCheck | null> {
    const tx = await graph.tx();
    const ids = [...new Set(advocateIds ?? [])].slice(0, MOST_PEOPLE);
    const known = ids.every(isId) ? await advocatesToInvite(tx, ids) : [];
    if (known.length < ids.length) return null;
    const pasted = readPastedPeople(text ?? '').map((person) => ({ ...person, advocateId: null }));
    const wanted = [...known, ...pasted];
    const people = await judgeInvitations(tx, wanted.slice(0, MOST_PEOPLE));
    return { people, left: Math.max(0, wanted.length - MOST_PEOPLE) };
  }

  @Mutation(() => InviteAdvocatesResult)
  inviteAdvocates(@Args('input') input: InviteAdvocatesInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, roundAnswer, input, (tx, actor, wanted) =>
      this.invite.inviteAdvocates(tx, actor, wanted),
    );
  }

  @ResolveField(() => Int, { description: 'How many got a mail' })
  invited({ advocateIds }: InvitationRoundRow): number {
    return advocateIds.length;
  }

  @ResolveField(() => [Advocate], { description: 'Who was invited' })
  async advocates(
    { advocateIds }: InvitationRoundRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<AdvocateRow[]> {
    const found = await Promise.all(advocateIds.map((id) => graph.load(advocateById, id)));
    return found.filter((advocate) => advocate !== null);
  }
}
