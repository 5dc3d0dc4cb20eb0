import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import { type Contexts, type NoArgs } from '../../platform/graphql/index.js';
import { Company, type CompanyRow } from '../companies/index.js';
import { Deal } from './deal.graphql.js';
import { dealById, firstWinOfCompany, winsOfCompany } from './deal.loaders.js';
import type { DealRow } from './deal.queries.js';

/** Adds to a company the deal since which it is an account, unless a statement says otherwise. */
@Resolver(() => Company)
export class CompanyDealsResolver {
  @ResolveField(() => Deal, { nullable: true, description: 'The deal of `wonSince`' })
  async firstWonDeal({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<DealRow | null> {
    const win = await graph.load(firstWinOfCompany, id);
    return win && graph.load(dealById, win.dealId);
  }

  @ResolveField(() => Int, { description: 'How many of its deals are won' })
  async wonDealCount({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(winsOfCompany, id)) ?? 0;
  }
}
