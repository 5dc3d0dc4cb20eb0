import { Args, Query, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext } from '../../platform/graphql/index.js';
import { WhatWaits } from '../waiting/index.js';
import { closeShare } from './close-share.rules.js';
import { conversionFigures, conversionTotal } from './conversions.queries.js';
import type { ConversionGrouping } from './conversions.rules.js';
import { ConversionGroupingEnum, ConversionReport, Overview } from './insights.graphql.js';
import { overviewFigures, type OverviewFigures } from './overview.queries.js';

/** What the programme brings in, and what waits for the people who run it. */
@Resolver()
export class InsightsResolver {
  @Query(() => Overview)
  async overview(@Graph() graph: GraphContext) {
    const tx = await graph.tx();
    const whatWaits = new WhatWaits(graph.actor.roles);
    const figures = await overviewFigures(tx, whatWaits.figures);
    return {
      waiting: await whatWaits.rows(tx, figures.beside),
      funnel: figures.funnel,
      closeShare: shareOf(figures, tx.now),
      closeShareByMonth: figures.months,
      points: figures.points,
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
