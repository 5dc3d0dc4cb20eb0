import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import type { Contexts, NoArgs } from '../../../platform/graphql/index.js';
import { Company, type CompanyRow } from '../../companies/index.js';
import { advocatesOfCompany } from './advocate.loaders.js';

/** Adds to a company who of its people does advocacy; `advocates` lists them. */
@Resolver(() => Company)
export class CompanyAdvocatesResolver {
  @ResolveField(() => Int, { description: 'How many work there, without those who left' })
  async advocateCount({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(advocatesOfCompany, id)) ?? 0;
  }
}
