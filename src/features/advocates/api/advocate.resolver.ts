import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '../../../kernel/ids.js';
import { personOfMember } from '../../../platform/auth/index.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
  PageSizeScalar,
  type Person,
} from '../../../platform/graphql/index.js';
import { companyById, meantCompany, type CompanyRow } from '../../companies/index.js';
import { Invitation, invitationOf } from '../../identity/index.js';
import type { StatementRequest } from '../../ledger/index.js';
import { Advocate, AdvocateConnection } from './advocate.graphql.js';
import {
  advocateById,
  balanceByAdvocate,
  membershipByMember,
  statementByRequest,
} from './advocate.loaders.js';
import { AdvocatesArgs } from './advocates-args.graphql.js';
import { searchAdvocates } from '../find/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { PointsBalance, StatementConnection } from './statement.graphql.js';
import { lastDayBefore, statementKindOf } from './statement.rules.js';

@Resolver(() => Advocate)
export class AdvocateResolver {
  @Query(() => Advocate, { nullable: true })
  async me(@Graph() graph: GraphContext): Promise<AdvocateRow | null> {
    const { advocateId } = graph.actor;
    return advocateId === null ? null : graph.load(advocateById, advocateId);
  }

  @Query(() => Advocate, { nullable: true })
  async advocate(
    @Args('id', { type: () => ID }) id: string,
    @Graph() graph: GraphContext,
  ): Promise<AdvocateRow | null> {
    return isId(id) ? graph.load(advocateById, id) : null;
  }

  @Query(() => AdvocateConnection)
  async advocates(
    @Args() { first, after, nominatedByMe, ...asked }: AdvocatesArgs,
    @Graph() graph: GraphContext,
  ) {
    const nominatedBy = nominatedByMe ? graph.actor.id : null;
    const companyId = await meantCompany(graph, asked.companyId);
    const filter = { ...asked, companyId, nominatedBy };
    const page = await searchAdvocates(await graph.tx(), filter, { first, after: after ?? null });
    return connectionOf(
      page,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }

  @ResolveField()
  company(
    { companyId }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<CompanyRow | null> | null {
    return companyId === null ? null : graph.load(companyById, companyId);
  }

  @ResolveField()
  contact(
    { contactMemberId }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<Person | null> | null {
    return contactMemberId === null ? null : graph.load(personOfMember, contactMemberId);
  }

  @ResolveField(() => Invitation, {
    nullable: true,
    description: 'While they have not joined: when they were invited, and until when they can',
  })
  async invitation(
    { memberId, joinedAt }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<Invitation | null> {
    if (memberId === null || joinedAt !== null) return null;
    const membership = await graph.load(membershipByMember, memberId);
    return membership && invitationOf(membership);
  }

  @ResolveField(() => PointsBalance)
  async points(
    { id, programTimeZone }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<PointsBalance | null> {
    const balance = await graph.load(balanceByAdvocate, id);
    const expiry = balance?.nextExpiry;
    if (!expiry) return balance && { ...balance, nextExpiry: null };
    const on = lastDayBefore(expiry.expiresAt, programTimeZone);
    return { ...balance, nextExpiry: { points: expiry.points, on } };
  }

  @ResolveField(() => StatementConnection)
  async statement(
    @Parent() { id }: AdvocateRow,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const request: StatementRequest = { ownerId: id, first, after: after ?? null };
    const page = await graph.load(statementByRequest, JSON.stringify(request));
    if (page === null) throw new Error('A statement was asked for and not read.');
    const edges = page.edges.map(({ line, cursor }) => ({
      node: { ...line, kind: statementKindOf(line.kind) },
      cursor,
    }));
    const endCursor = edges.at(-1)?.cursor ?? null;
    return { edges, pageInfo: { hasNextPage: page.hasNext, endCursor } };
  }
}
