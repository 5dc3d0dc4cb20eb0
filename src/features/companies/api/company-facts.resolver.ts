import { ResolveField, Resolver } from '@nestjs/graphql';
import { type Contexts, Money, type NoArgs } from '../../../platform/graphql/index.js';
import { StaffMember, type StaffRow } from '../../identity/index.js';
import { displayedDomain, type CompanyRow, allowsGifts, statedIn } from '../known/index.js';
import { Company } from './company.graphql.js';
import { domainsOfCompany, staffOfMembership } from './company.loaders.js';

/** What was said of a company (R-O2), and what follows from it. */
@Resolver(() => Company)
export class CompanyFactsResolver {
  @ResolveField(() => Boolean, {
    description: 'Whether its people may receive gifts: as somebody said, else by default',
  })
  allowsGifts(row: CompanyRow): boolean {
    return allowsGifts(row);
  }

  @ResolveField(() => StaffMember, { nullable: true, description: 'Who looks after it' })
  owner({ ownerId }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<StaffRow | null> | null {
    return ownerId === null ? null : graph.load(staffOfMembership, ownerId);
  }

  @ResolveField(() => Money, { nullable: true, description: 'What it brings in a year' })
  revenue(row: CompanyRow): Money | null {
    return statedIn(row, null).revenue;
  }

  @ResolveField(() => [String], { description: 'As people write them, in their order' })
  async domains({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<string[]> {
    return ((await graph.load(domainsOfCompany, id)) ?? []).map(displayedDomain);
  }
}
