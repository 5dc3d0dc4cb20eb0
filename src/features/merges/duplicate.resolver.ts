import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { nameOfMembership } from '../../platform/auth/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { Company, companyAnswer, companyById, type CompanyRow } from '../companies/index.js';
import { DeclareTwoCompanies } from './declare-two-companies.js';
import {
  DeclareTwoCompaniesInput,
  DeclareTwoCompaniesResult,
  OtherCompany,
  PossibleDuplicate,
} from './duplicate.graphql.js';
import { duplicatesOfCompany, saidToBeTwoOfCompany } from './duplicate.loaders.js';
import {
  countPossibleDuplicates,
  type DuplicateRow,
  type TwoCompaniesRow,
} from './duplicate.queries.js';

/** Which companies may be one, and which a person said are two (R-O1). */
@Resolver(() => Company)
export class DuplicateResolver {
  constructor(private readonly declareTwo: DeclareTwoCompanies) {}

  @Query(() => Int, { description: 'How many companies may be the same as another one' })
  async possibleDuplicateCount(@Graph() graph: GraphContext): Promise<number> {
    return countPossibleDuplicates(await graph.tx());
  }

  @ResolveField(() => [PossibleDuplicate], {
    description: 'Companies that may be the same as this one, 20 at most',
  })
  async possibleDuplicates(
    { id }: CompanyRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<DuplicateRow[]> {
    return (await graph.load(duplicatesOfCompany, id)) ?? [];
  }

  @ResolveField(() => [OtherCompany], { description: 'Those that somebody said are not this one' })
  async saidToBeTwo(
    { id }: CompanyRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<TwoCompaniesRow[]> {
    return (await graph.load(saidToBeTwoOfCompany, id)) ?? [];
  }

  @Repeatable('it is said as often as anybody likes')
  @Mutation(() => DeclareTwoCompaniesResult)
  declareTwoCompanies(
    @Args('input') input: DeclareTwoCompaniesInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, companyAnswer, input, (tx, actor, statement) =>
      this.declareTwo.declareTwoCompanies(tx, actor, statement),
    );
  }
}

@Resolver(() => PossibleDuplicate)
export class PossibleDuplicateResolver {
  @ResolveField()
  company({ otherId }: DuplicateRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, otherId);
  }
}

@Resolver(() => OtherCompany)
export class OtherCompanyResolver {
  @ResolveField()
  company({ otherId }: TwoCompaniesRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, otherId);
  }

  @ResolveField()
  saidBy({ saidBy }: TwoCompaniesRow, _: NoArgs, { graph }: Contexts) {
    return saidBy === null ? null : graph.load(nameOfMembership, saidBy);
  }
}
