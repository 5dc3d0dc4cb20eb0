import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import type { Contexts, NoArgs } from '../../../platform/graphql/index.js';
import {
  Company,
  companyById,
  companyOfDomain,
  domainsOfAddress,
  type CompanyRow,
} from '../../companies/index.js';
import type { AdvocateRow } from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocatesOfCompany } from './advocate.loaders.js';

/** Adds to a company who of its people does advocacy; `advocates` lists them. */
@Resolver(() => Company)
export class CompanyAdvocatesResolver {
  @ResolveField(() => Int, { description: 'How many work there, without those who left' })
  async advocateCount({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(advocatesOfCompany, id)) ?? 0;
  }
}

/** For which company an advocate may work, where nobody has said it (R-O1). */
@Resolver(() => Advocate)
export class SuggestedCompanyResolver {
  @ResolveField(() => Company, {
    nullable: true,
    description: 'Whose domain their address has, while nobody said for whom they work',
  })
  async suggestedCompany(
    { companyId, email }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<CompanyRow | null> {
    if (companyId !== null || email === null) return null;
    const found = await Promise.all(
      domainsOfAddress(email).map((domain) => graph.load(companyOfDomain, domain)),
    );
    const id = found.find((each) => each !== null);
    return id ? graph.load(companyById, id) : null;
  }
}
