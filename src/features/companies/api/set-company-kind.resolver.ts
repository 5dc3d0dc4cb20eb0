import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { Company } from './company.graphql.js';
import { companyById } from './company.loaders.js';
import { companyAnswer } from './company.resolver.js';
import { SetCompanyKind } from '../say/index.js';
import {
  CompanyKindChangedType,
  SetCompanyKindInput,
  SetCompanyKindResult,
} from './set-company-kind.graphql.js';

/** How a person, or the CRM, states what a company is (R-W12). */
@Resolver(() => Company)
export class SetCompanyKindResolver {
  constructor(private readonly setKind: SetCompanyKind) {}

  @Mutation(() => SetCompanyKindResult)
  setCompanyKind(@Args('input') input: SetCompanyKindInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, statement) =>
      this.setKind.setCompanyKind(tx, actor, statement),
    );
  }
}

@Resolver(() => CompanyKindChangedType)
export class CompanyKindChangedResolver {
  @ResolveField()
  statedBy({ statedById }: { statedById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return statedById === null ? null : graph.load(nameOfMembership, statedById);
  }

  @ResolveField()
  company({ companyId }: { companyId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, companyId);
  }
}
