import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  Graph,
  type GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../../platform/graphql/index.js';
import {
  ChangeMemberRoles,
  findMembership,
  listMemberships,
  type MembershipRow,
  RemoveMember,
} from '../members/index.js';
import {
  ChangeMemberRolesInput,
  ChangeMemberRolesResult,
  Invitation,
  invitationOf,
  InviteMemberInput,
  InviteMemberResult,
  Membership,
  MembershipConnection,
  RemoveMemberInput,
  RemoveMemberResult,
} from './identity.graphql.js';
import { InviteMember } from '../invite/index.js';

@Resolver(() => Membership)
export class MembershipResolver {
  constructor(
    private readonly invite: InviteMember,
    private readonly changeRoles: ChangeMemberRoles,
    private readonly remove: RemoveMember,
  ) {}

  @Query(() => MembershipConnection)
  async members(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
    @Graph() graph: GraphContext,
  ) {
    const page = await listMemberships(await graph.tx(), { first, after });
    return connectionOf(
      page,
      ({ name, id }) => [name, id],
      (row) => row,
    );
  }

  @ResolveField(() => Boolean)
  isMe({ id }: MembershipRow, _: NoArgs, { graph }: Contexts): boolean {
    return graph.actor.id === id;
  }

  @ResolveField(() => Invitation, {
    nullable: true,
    description: 'Null of who has joined, and of who was invited by no mail',
  })
  invitation(row: MembershipRow): Invitation | null {
    return invitationOf(row);
  }

  @Mutation(() => InviteMemberResult)
  inviteMember(
    @Args('input', { type: () => InviteMemberInput }) input: InviteMemberInput,
    @Graph() graph: GraphContext,
  ) {
    return mutateOnce(graph, membershipAnswer, input, (tx, actor, person) =>
      this.invite.inviteMember(tx, actor, person),
    );
  }

  @Mutation(() => ChangeMemberRolesResult)
  @Repeatable('names the roles as they shall be')
  changeMemberRoles(
    @Args('input', { type: () => ChangeMemberRolesInput }) input: ChangeMemberRolesInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, asWritten, input, (tx, actor, wanted) =>
      this.changeRoles.changeMemberRoles(tx, actor, wanted),
    );
  }

  @Mutation(() => RemoveMemberResult)
  @Repeatable('who is out stays out')
  removeMember(
    @Args('input', { type: () => RemoveMemberInput }) input: RemoveMemberInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, asWritten, input, (tx, actor, wanted) =>
      this.remove.removeMember(tx, actor, wanted),
    );
  }
}

const membershipAnswer: AnswerOf<Id, MembershipRow> = {
  type: 'Membership',
  noun: 'person',
  read: async (graph, id) => findMembership(await graph.tx(), id),
};

/** From the verb itself: a person who took their own right away could not read it any more. */
const asWritten: AnswerOf<MembershipRow, MembershipRow> = {
  type: 'Membership',
  noun: 'person',
  read: (_graph, membership) => membership,
};
