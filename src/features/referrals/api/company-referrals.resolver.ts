import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import type { Contexts, NoArgs } from '../../../platform/graphql/index.js';
import { Company, type CompanyRow } from '../../companies/index.js';
import { openReferralsOfCompany } from './referral.loaders.js';

/** Adds to a company the referrals of its people that are under way; `referrals` lists them. */
@Resolver(() => Company)
export class CompanyReferralsResolver {
  @ResolveField(() => Int, { description: 'How many are under way' })
  async openReferralCount({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(openReferralsOfCompany, id)) ?? 0;
  }
}
