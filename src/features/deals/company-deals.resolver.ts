import { ResolveField, Resolver } from '@nestjs/graphql';
import { type Contexts, type NoArgs } from '../../platform/graphql/index.js';
import { Company, type CompanyRow } from '../companies/index.js';
import { Deal } from './deal.graphql.js';
import { dealById, firstWinOfCompany } from './deal.loaders.js';
import type { DealRow } from './deal.queries.js';

/** Adds to a company the deal since which it is an account, unless a statement says otherwise. */
@Resolver(() => Company)
export class CompanyDealsResolver {
  @ResolveField(() => Deal, { nullable: true, description: 'The deal of `wonSince`' })
  async firstWonDeal({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<DealRow | null> {
    const win = await graph.load(firstWinOfCompany, id);
    return win && graph.load(dealById, win.dealId);
  }
}
