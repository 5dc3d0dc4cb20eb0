import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Contexts, Graph, GraphContext, type NoArgs } from '../../platform/graphql/index.js';
import { countAdvocates } from '../advocates/index.js';
import {
  closedChoices,
  type Condition,
  OPERATORS_OF_TYPE,
  type Trait as TraitOfRegistry,
  type TraitChoice as Choice,
  traitsOf,
} from '../traits/index.js';
import { findRuleProblems } from './find-rule-problems.js';
import {
  CheckedCondition,
  SegmentCondition,
  SegmentPreview,
  SegmentRuleInput,
  Trait,
  TraitChoice,
} from './segment.graphql.js';
import { choiceKey, traitChoice } from './segment.loaders.js';
import { membersOf, readJudging, type CheckedCondition as Checked } from './segment.queries.js';

async function choicesOf(
  graph: GraphContext,
  trait: string,
  values: readonly string[],
): Promise<Choice[]> {
  const found = await Promise.all(
    values.map((value) => graph.load(traitChoice, choiceKey(trait, value))),
  );
  return values.map((value, place) => found[place] ?? { value, label: value });
}

/** What a rule can ask, and whom it finds. */
@Resolver(() => Trait)
export class TraitResolver {
  @Query(() => [Trait])
  async traits(@Graph() graph: GraphContext): Promise<TraitOfRegistry[]> {
    return [...(await traitsOf(await graph.tx())).values()];
  }

  @Query(() => [TraitChoice], {
    description: 'At most fifty values of a trait, whose label contains the text',
  })
  async traitChoices(
    @Args('trait', { type: () => String }) name: string,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Graph() graph: GraphContext,
  ): Promise<readonly Choice[]> {
    const tx = await graph.tx();
    const choices = (await traitsOf(tx)).get(name)?.choices;
    return typeof choices === 'function' ? choices(tx, { search: search ?? null }) : [];
  }

  @Query(() => SegmentPreview)
  async segmentPreview(
    @Args('rule', { type: () => SegmentRuleInput }) rule: SegmentRuleInput,
    @Graph() graph: GraphContext,
  ): Promise<SegmentPreview> {
    const tx = await graph.tx();
    const [problems = []] = await findRuleProblems(tx, [rule]);
    const isAsked = problems.length === 0;
    const everybody = () => 'true';
    const conditions = isAsked ? [everybody, membersOf(rule, await readJudging(tx))] : [everybody];
    const [advocates = 0, size = null] = await countAdvocates(tx, conditions);
    return { size, advocates, problems };
  }

  @ResolveField()
  operators({ type }: TraitOfRegistry) {
    return OPERATORS_OF_TYPE[type];
  }

  @ResolveField()
  choices(trait: TraitOfRegistry) {
    return closedChoices(trait);
  }

  @ResolveField()
  hasChoices({ choices }: TraitOfRegistry): boolean {
    return typeof choices === 'function';
  }
}

@Resolver(() => SegmentCondition)
export class SegmentConditionResolver {
  @ResolveField(() => [TraitChoice], { description: 'The values with the names that people read' })
  chosen({ trait, values }: Condition, _: NoArgs, { graph }: Contexts): Promise<Choice[]> {
    return choicesOf(graph, trait, values);
  }
}

@Resolver(() => CheckedCondition)
export class CheckedConditionResolver {
  @ResolveField()
  trait({ condition }: Checked): string {
    return condition.trait;
  }

  @ResolveField()
  operator({ condition }: Checked) {
    return condition.operator;
  }

  @ResolveField()
  values({ condition }: Checked): readonly string[] {
    return condition.values;
  }

  @ResolveField()
  found({ condition, found }: Checked, _: NoArgs, { graph }: Contexts): Promise<Choice[]> {
    return choicesOf(graph, condition.trait, found);
  }

  @ResolveField(() => [TraitChoice], { description: 'The values with the names that people read' })
  chosen({ condition }: Checked, _: NoArgs, { graph }: Contexts): Promise<Choice[]> {
    return choicesOf(graph, condition.trait, condition.values);
  }
}
