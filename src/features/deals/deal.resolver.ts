import { Args, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  Money,
  type NoArgs,
  PageSizeScalar,
} from '../../platform/graphql/index.js';
import { Company, companyById, meantCompany } from '../companies/index.js';
import { TimelineEntry, timelineOf } from '../timeline/index.js';
import { Deal, DealConnection } from './deal.graphql.js';
import { dealById } from './deal.loaders.js';
import { pageOfDeals, type DealRow } from './deal.queries.js';
import { dealSubject } from './deal.subject.js';

const NO_ROWS: Page<DealRow> = { rows: [], hasNext: false };

/** Reads of deals; `conversions` adds how they are recorded, and their referrals. */
@Resolver(() => Deal)
export class DealResolver {
  @Query(() => Deal, { nullable: true })
  deal(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<DealRow | null> | null {
    return isId(id) ? graph.load(dealById, id) : null;
  }

  @Query(() => DealConnection)
  async deals(
    @Args('companyId', { type: () => ID, nullable: true }) companyId: Id | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const page = { first, after: after ?? null };
    const isOfNone = typeof companyId === 'string' && !isId(companyId);
    return connectionOf(
      isOfNone
        ? NO_ROWS
        : await pageOfDeals(await graph.tx(), await meantCompany(graph, companyId), page),
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      (row) => row,
    );
  }

  @ResolveField(() => Company, { nullable: true })
  company({ companyId }: DealRow, _: NoArgs, { graph }: Contexts) {
    return companyId === null ? null : graph.load(companyById, companyId);
  }

  @ResolveField(() => Money, { nullable: true })
  amount({ amountMinor, currency }: DealRow): Money | null {
    return amountMinor === null || currency === null ? null : { amountMinor, currency };
  }

  @ResolveField(() => [TimelineEntry])
  timeline({ id }: DealRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, dealSubject.kind, id);
  }
}
