import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  answer,
  connectionOf,
  type Contexts,
  Graph,
  type GraphContext,
  type NoArgs,
  PageSizeScalar,
} from '../../platform/graphql/index.js';
import { ChangeMemberRoles } from './change-member-roles.js';
import {
  ChangeMemberRolesInput,
  ChangeMemberRolesResult,
  InviteMemberInput,
  InviteMemberResult,
  Membership,
  MembershipConnection,
  RemoveMemberInput,
  RemoveMemberResult,
} from './identity.graphql.js';
import { listMemberships, type MembershipRow } from './identity.queries.js';
import { InviteMember } from './invite-member.js';
import { RemoveMember } from './remove-member.js';

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

  @Mutation(() => InviteMemberResult)
  inviteMember(
    @Args('input', { type: () => InviteMemberInput }) input: InviteMemberInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('Membership', () =>
      graph.write('inviteMember', (tx, actor) => this.invite.inviteMember(tx, actor, input)),
    );
  }

  @Mutation(() => ChangeMemberRolesResult)
  changeMemberRoles(
    @Args('input', { type: () => ChangeMemberRolesInput }) input: ChangeMemberRolesInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('Membership', () =>
      graph.write('changeMemberRoles', (tx, actor) =>
        this.changeRoles.changeMemberRoles(tx, actor, input),
      ),
    );
  }

  @Mutation(() => RemoveMemberResult)
  removeMember(
    @Args('input', { type: () => RemoveMemberInput }) input: RemoveMemberInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('Membership', () =>
      graph.write('removeMember', (tx, actor) => this.remove.removeMember(tx, actor, input)),
    );
  }
}
