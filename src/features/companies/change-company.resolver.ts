import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, mutateOnce } from '../../platform/graphql/index.js';
import { ChangeCompany } from './change-company.js';
import { ChangeCompanyInput, ChangeCompanyResult } from './change-company.graphql.js';
import { Company } from './company.graphql.js';
import type { CompanyRow } from './company.queries.js';
import { companyAnswer } from './company.resolver.js';
import { allowsGifts } from './company-statement.rules.js';

/** Country, gifts and public sector of a company (R-O2). */
@Resolver(() => Company)
export class ChangeCompanyResolver {
  constructor(private readonly change: ChangeCompany) {}

  @Mutation(() => ChangeCompanyResult)
  changeCompany(@Args('input') input: ChangeCompanyInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, statement) =>
      this.change.changeCompany(tx, actor, statement),
    );
  }

  @ResolveField(() => Boolean, {
    description: 'Whether its people may receive gifts: as somebody said, else by default',
  })
  allowsGifts(row: CompanyRow): boolean {
    return allowsGifts(row);
  }
}
