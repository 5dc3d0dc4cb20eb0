import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { AddCompany, ChangeCompany } from '../say/index.js';
import {
  AddCompanyInput,
  AddCompanyResult,
  ChangeCompanyInput,
  ChangeCompanyResult,
  CompanyKnownType,
  DomainTakenType,
} from './company-facts.graphql.js';
import { Company } from './company.graphql.js';
import { companyById } from './company.loaders.js';
import { companyAnswer } from './company.resolver.js';

/** What staff, or the CRM, say of a company (R-O2). */
@Resolver(() => Company)
export class ChangeCompanyResolver {
  constructor(
    private readonly add: AddCompany,
    private readonly change: ChangeCompany,
  ) {}

  @Mutation(() => AddCompanyResult)
  addCompany(@Args('input') input: AddCompanyInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, company) =>
      this.add.addCompany(tx, actor, company),
    );
  }

  @Mutation(() => ChangeCompanyResult)
  changeCompany(@Args('input') input: ChangeCompanyInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, statement) =>
      this.change.changeCompany(tx, actor, statement),
    );
  }
}

interface NamesCompany {
  readonly companyId: Id;
}

@Resolver(() => CompanyKnownType)
export class CompanyKnownResolver {
  @ResolveField()
  company({ companyId }: NamesCompany, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, companyId);
  }
}

@Resolver(() => DomainTakenType)
export class DomainTakenResolver {
  @ResolveField()
  company({ companyId }: NamesCompany, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, companyId);
  }
}
