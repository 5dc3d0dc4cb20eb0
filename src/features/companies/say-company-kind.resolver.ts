import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { nameOfMembership } from '../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../platform/graphql/index.js';
import { Company } from './company.graphql.js';
import { companyById } from './company.loaders.js';
import { companyAnswer } from './company.resolver.js';
import { SayCompanyKind } from './say-company-kind.js';
import {
  KindSaidMeanwhileType,
  SayCompanyKindInput,
  SayCompanyKindResult,
} from './say-company-kind.graphql.js';

/** How a person, or the CRM, says what a company is (R-W12). */
@Resolver(() => Company)
export class SayCompanyKindResolver {
  constructor(private readonly say: SayCompanyKind) {}

  @Mutation(() => SayCompanyKindResult)
  sayCompanyKind(@Args('input') input: SayCompanyKindInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, word) =>
      this.say.sayCompanyKind(tx, actor, word),
    );
  }
}

@Resolver(() => KindSaidMeanwhileType)
export class KindSaidMeanwhileResolver {
  @ResolveField()
  saidBy({ saidById }: { saidById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return saidById === null ? null : graph.load(nameOfMembership, saidById);
  }

  @ResolveField()
  company({ companyId }: { companyId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, companyId);
  }
}
