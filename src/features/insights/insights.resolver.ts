import { Args, Query, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext } from '../../platform/graphql/index.js';
import { countApprovals } from '../challenges/index.js';
import { countDealsThatWait, nextToClose } from '../referrals/index.js';
import { closeShare } from './close-share.rules.js';
import { redemptionQueue, rewardsRunningLow } from '../rewards/index.js';
import { conversionFigures, conversionTotal } from './conversions.queries.js';
import type { ConversionGrouping } from './conversions.rules.js';
import { ConversionGroupingEnum, ConversionReport, Overview } from './insights.graphql.js';
import { overviewFigures, type OverviewFigures } from './overview.queries.js';

const LOW_STOCK = 5;
const LISTED = 5;

/** What the programme brings in, and what waits for the people who run it. */
@Resolver()
export class InsightsResolver {
  @Query(() => Overview)
  async overview(@Graph() graph: GraphContext) {
    const tx = await graph.tx();
    const figures = await overviewFigures(tx);
    const approvals = await countApprovals(tx);
    const redemptions = await redemptionQueue(tx);
    return {
      waiting: {
        approvals: approvals.waiting,
        oldestApprovalAt: approvals.oldestSubmittedAt,
        redemptions: redemptions.waiting,
        codesRunningLow: await rewardsRunningLow(tx, { below: LOW_STOCK, first: LISTED }),
        referralsWithoutContact: figures.referralsWithoutContact,
        referralsToAccept: figures.referralsToAccept,
        closedOnFlags: figures.closedOnFlags,
        dealsThatWait: await countDealsThatWait(tx),
      },
      funnel: figures.funnel,
      closeShare: shareOf(figures, tx.now),
      closeShareByMonth: figures.months,
      points: figures.points,
      runningOut: await nextToClose(tx, LISTED),
    };
  }

  @Query(() => ConversionReport)
  async conversionReport(
    @Args('by', { type: () => ConversionGroupingEnum, nullable: true })
    by: ConversionGrouping | null,
    @Graph() graph: GraphContext,
  ) {
    const tx = await graph.tx();
    return { total: await conversionTotal(tx), groups: by ? await conversionFigures(tx, by) : [] };
  }
}

function shareOf({ converted, matured, insideWindow }: OverviewFigures, asOf: Date) {
  const { share, interval } = closeShare(converted, matured);
  return {
    converted,
    matured,
    share,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    insideWindow,
    asOf,
  };
}
