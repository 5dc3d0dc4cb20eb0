import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Day } from '../../../kernel/day.js';
import {
  type Contexts,
  DateScalar,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import { Company, companyById, type CompanyRow } from '../../companies/index.js';
import {
  type AdvocateRow,
  ChangeEmployer,
  CorrectFormerEmployer,
  type FormerEmployerRow,
} from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import {
  advocateAnswer,
  advocateById,
  formerAdvocatesByCompany,
  formerEmployersByAdvocate,
  pointsOnLeaving,
} from './advocate.loaders.js';
import {
  ChangeEmployerInput,
  ChangeEmployerResult,
  CorrectFormerEmployerInput,
  CorrectFormerEmployerResult,
  FormerAdvocate,
  FormerEmployer,
} from './employer.graphql.js';
import { ExpiringPoints } from './statement.graphql.js';

/** For whom an advocate works, and for whom they did before (R-P7, R-U1). */
@Resolver(() => Advocate)
export class EmployerResolver {
  constructor(
    private readonly change: ChangeEmployer,
    private readonly correct: CorrectFormerEmployer,
  ) {}

  @Mutation(() => ChangeEmployerResult)
  @Repeatable('names the employer as it shall be, and the version')
  changeEmployer(@Args('input') input: ChangeEmployerInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.change.changeEmployer(tx, actor, wanted),
    );
  }

  @Mutation(() => CorrectFormerEmployerResult)
  @Repeatable('names the former employer as it shall be, and the version')
  correctFormerEmployer(
    @Args('input') input: CorrectFormerEmployerInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.correct.correctFormerEmployer(tx, actor, wanted),
    );
  }

  @ResolveField(() => [FormerEmployer], { description: 'The last first' })
  async formerEmployers(
    { id }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<FormerEmployerRow[]> {
    return (await graph.load(formerEmployersByAdvocate, id)) ?? [];
  }

  /** A form asks it before the employer is changed. */
  @ResolveField(() => ExpiringPoints, {
    nullable: true,
    description:
      'What of their points would end earlier, had they left their company (R-P7); null: nothing',
  })
  pointsOnLeaving(
    @Parent() { id: ownerId }: AdvocateRow,
    @Args('until', {
      type: () => DateScalar,
      nullable: true,
      description: 'Their last day there; absent: today',
    })
    until: Day | null,
    @Graph() graph: GraphContext,
  ): Promise<ExpiringPoints | null> {
    return graph.load(pointsOnLeaving, JSON.stringify({ ownerId, until }));
  }
}

@Resolver(() => FormerEmployer)
export class FormerEmployerResolver {
  @ResolveField()
  company(
    { companyId }: FormerEmployerRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<CompanyRow | null> {
    return graph.load(companyById, companyId);
  }
}

/** Who worked for a company before. */
@Resolver(() => Company)
export class FormerAdvocatesResolver {
  @ResolveField(() => [FormerAdvocate], {
    description: 'Who left last first, at most 200; their points went with them (R-P7)',
  })
  async formerAdvocates(
    { id }: CompanyRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<FormerEmployerRow[]> {
    return (await graph.load(formerAdvocatesByCompany, id)) ?? [];
  }
}

@Resolver(() => FormerAdvocate)
export class FormerAdvocateResolver {
  @ResolveField()
  advocate(
    { advocateId }: FormerEmployerRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<AdvocateRow | null> {
    return graph.load(advocateById, advocateId);
  }
}
