import { Args, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { parseDay, type Day } from '../../../kernel/day.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Page, PageRequest } from '../../../kernel/page.js';
import { personOfMember } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  DateTimeScalar,
  Graph,
  GraphContext,
  type NoArgs,
  PageSizeScalar,
  Person,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { Advocate, advocateById } from '../../advocates/index.js';
import { Company, companyById, meantCompany } from '../../companies/index.js';
import { TimelineEntry, timelineOf } from '../../timeline/index.js';
import { programOfOperation, referralById } from './referral.loaders.js';
import { ReferralFilter } from './referral-filter.graphql.js';
import { Referral, ReferralConnection } from './referral.graphql.js';
import {
  nextToClose,
  referralPipeline,
  referralsOfAdvocate,
  type ReferralFilter as RequestedReferrals,
  type ReferralRow,
} from './referral.queries.js';
import { possiblePoints } from './possible-points.rules.js';
import { firstContactTarget } from '../handle/index.js';
import { referralSubject } from '../settle/index.js';

/**
 * Queries of referrals: they decide who may see one; a referral of others looks like none (R-A1).
 */
@Resolver(() => Referral)
export class ReferralResolver {
  @Query(() => Referral, { nullable: true })
  async referral(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<ReferralRow | null> {
    const row = isId(id) ? await graph.load(referralById, id) : null;
    const isHidden = graph.scope === 'own' && row?.advocateId !== graph.actor.advocateId;
    return isHidden ? null : row;
  }

  @Query(() => ReferralConnection)
  async referrals(
    @Args('filter', { type: () => ReferralFilter, nullable: true }) filter: ReferralFilter | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    if (isOfNone(filter)) return connectionOf(NO_ROWS, ownKeys, asIs);
    const page = { first, after: after ?? null };
    const companyId = await meantCompany(graph, filter?.companyId);
    const wanted = { ...expectedOf(filter), companyId };
    const { advocateId } = graph.actor;
    const isOwn = graph.scope === 'own' || filter?.mine === true;
    if (!isOwn && (advocateId === null || wanted.advocateId !== advocateId)) {
      return connectionOf(
        await referralPipeline(await graph.tx(), wanted, page),
        pipelineKeys,
        asIs,
      );
    }
    const rows = await ownRows(await graph.tx(), advocateId, wanted, page);
    return connectionOf(rows, ownKeys, asIs);
  }

  @Query(() => [Referral], { description: 'Whose windows end next, of those that can convert' })
  async referralsRunningOut(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 5 }) first: number,
    @Graph() graph: GraphContext,
  ): Promise<ReferralRow[]> {
    return nextToClose(await graph.tx(), first);
  }

  @ResolveField(() => Advocate)
  advocate({ advocateId }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(advocateById, advocateId);
  }

  @ResolveField(() => Company, { nullable: true })
  company({ companyId }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return companyId === null ? null : graph.load(companyById, companyId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who is in contact' })
  contact({ contactMemberId }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return contactMemberId === null ? null : graph.load(personOfMember, contactMemberId);
  }

  @ResolveField(() => String, { nullable: true })
  reason({ reasonCode }: ReferralRow): string | null {
    return reasonCode;
  }

  @ResolveField(() => PointsScalar, { description: 'What it may still earn' })
  possiblePoints(row: ReferralRow): number {
    return possiblePoints(row);
  }

  @ResolveField(() => DateTimeScalar, { nullable: true })
  async firstContactTarget(
    { submittedAt, timeZone }: ReferralRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<Date | null> {
    const program = await graph.load(programOfOperation, graph.actor.programId);
    return program && firstContactTarget(submittedAt, timeZone, program.firstContactDays);
  }

  @ResolveField(() => [TimelineEntry])
  timeline({ id }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, referralSubject.kind, id);
  }
}

const NO_ROWS: Page<ReferralRow> = { rows: [], hasNext: false };

/** A malformed id matches nothing (R-A1). */
function isOfNone(filter: ReferralFilter | null): boolean {
  return [filter?.advocateId, filter?.companyId].some((id) => typeof id === 'string' && !isId(id));
}

/** An advocate's own; empty where they filter for another advocate's. */
async function ownRows(
  tx: Tx,
  own: Id | null,
  wanted: RequestedReferrals,
  page: PageRequest,
): Promise<Page<ReferralRow>> {
  const isOthers = wanted.advocateId !== null && wanted.advocateId !== own;
  return own === null || isOthers ? NO_ROWS : referralsOfAdvocate(tx, own, wanted, page);
}

function asIs<Row>(row: Row): Row {
  return row;
}

function expectedOf(filter: ReferralFilter | null): Omit<RequestedReferrals, 'companyId'> {
  const { statuses, open, search, waitsFor, advocateId } = filter ?? {};
  return {
    statuses: statuses ?? null,
    open: open ?? null,
    search: search ?? null,
    waitsFor: waitsFor ?? null,
    advocateId: advocateId ?? null,
    ...daysOf(filter),
  };
}

function daysOf(
  filter: ReferralFilter | null,
): Pick<RequestedReferrals, 'submittedFrom' | 'submittedTo'> {
  const dayIn = (told: string | null | undefined): Day | null => (told ? parseDay(told) : null);
  return {
    submittedFrom: dayIn(filter?.submittedFrom),
    submittedTo: dayIn(filter?.submittedTo),
  };
}

function ownKeys({ submittedAt, id }: ReferralRow): string[] {
  return [submittedAt.toISOString(), id];
}

function pipelineKeys({ windowOpen, windowClosesAt, id }: ReferralRow): (string | number)[] {
  return [windowOpen ? 0 : 1, windowClosesAt.toISOString(), id];
}

/** The referral after the commit. */
export const referralAnswer: AnswerOf<Id, ReferralRow> = {
  type: 'Referral',
  noun: 'referral',
  read: (graph, id) => graph.load(referralById, id),
};
