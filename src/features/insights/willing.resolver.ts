import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Contexts, NoArgs } from '../../platform/graphql/index.js';
import { countWilling, WILLING_TO } from '../advocates/index.js';
import { Overview, WillingFigure } from './insights.graphql.js';

/**
 * What the advocates would do. Counted when it is asked for: a word ends by itself, and with a break
 * many do at once, so that no event could keep a figure of it.
 */
@Resolver(() => Overview)
export class OverviewWillingResolver {
  @ResolveField(() => [WillingFigure], {
    description:
      'How many would do each: said, not taken back, not ended, and the advocate can be asked (not ' +
      'on a break, not gone)',
  })
  async willing(_overview: object, _: NoArgs, { graph }: Contexts): Promise<WillingFigure[]> {
    const counts = await countWilling(await graph.tx());
    return WILLING_TO.map((to) => ({ to, advocates: counts.get(to) ?? 0 }));
  }
}
