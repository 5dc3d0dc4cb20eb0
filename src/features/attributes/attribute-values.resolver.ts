import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { Advocate, advocateById, type AdvocateRow } from '../advocates/index.js';
import { Company, companyById, type CompanyRow } from '../companies/index.js';
import type { ValueRow } from './attribute-value.queries.js';
import { NO_VALUE, type AttributeValue as Value } from './attribute-value.rules.js';
import { Attribute, AttributeChoice, AttributeValue } from './attribute.graphql.js';
import {
  attributesOfSubject,
  choicesOfAttribute,
  valuesOfAdvocate,
  valuesOfCompany,
} from './attribute.loaders.js';
import type { AttributeRow, ChoiceRow } from './attribute.queries.js';
import type { AttributeSubject } from './attribute.rules.js';
import { SetAdvocateAttributes } from './set-advocate-attributes.js';
import { SetCompanyAttributes } from './set-company-attributes.js';
import {
  AdvocateAttributesSet,
  CompanyAttributesSet,
  SetAdvocateAttributesInput,
  SetAdvocateAttributesResult,
  SetCompanyAttributesInput,
  SetCompanyAttributesResult,
} from './set-values.graphql.js';
import type { ValuesSet } from './set-values.js';

/** A value with its attribute, as it is shown: one for each attribute, said or not. */
interface ShownValue extends Value {
  readonly attribute: AttributeRow;
  readonly version: number;
}

const VALUES = { description: 'Of all attributes but archived ones, in their order' };

async function shownValues(
  graph: GraphContext,
  subject: AttributeSubject,
  values: readonly ValueRow[] | null,
): Promise<ShownValue[]> {
  const said = new Map((values ?? []).map((value) => [value.attributeId, value]));
  const attributes = (await graph.load(attributesOfSubject, subject)) ?? [];
  return attributes
    .filter(({ archivedAt }) => archivedAt === null)
    .map((attribute) => {
      const value = said.get(attribute.id);
      return { ...(value ?? NO_VALUE), attribute, version: value?.version ?? 0 };
    });
}

const setAnswer = (type: string, noun: string): AnswerOf<ValuesSet, ValuesSet> => ({
  type,
  noun,
  read: (_graph, set) => set,
});
const advocatesSet = setAnswer('AdvocateAttributesSet', 'advocate');
const companiesSet = setAnswer('CompanyAttributesSet', 'company');

/** Adds to an advocate what the programme notes of them; they read what it shows them. */
@Resolver(() => Advocate)
export class AdvocateAttributesResolver {
  constructor(private readonly set: SetAdvocateAttributes) {}

  @Mutation(() => SetAdvocateAttributesResult)
  @Repeatable('names the values as they shall be')
  setAdvocateAttributes(
    @Args('input') input: SetAdvocateAttributesInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, advocatesSet, input, (tx, actor, wanted) =>
      this.set.setAdvocateAttributes(tx, actor, wanted),
    );
  }

  @ResolveField(() => [AttributeValue], VALUES)
  async attributes({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<ShownValue[]> {
    const { actor } = graph;
    if (!isStaff(actor) && id !== actor.advocateId) return [];
    const shown = await shownValues(graph, 'ADVOCATE', await graph.load(valuesOfAdvocate, id));
    return isStaff(actor) ? shown : shown.filter(({ attribute }) => attribute.shownToAdvocates);
  }
}

/** Adds to a company what the programme notes of it, for staff. */
@Resolver(() => Company)
export class CompanyAttributesResolver {
  constructor(private readonly set: SetCompanyAttributes) {}

  @Mutation(() => SetCompanyAttributesResult)
  @Repeatable('names the values as they shall be')
  setCompanyAttributes(
    @Args('input') input: SetCompanyAttributesInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, companiesSet, input, (tx, actor, wanted) =>
      this.set.setCompanyAttributes(tx, actor, wanted),
    );
  }

  @ResolveField(() => [AttributeValue], VALUES)
  async attributes({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<ShownValue[]> {
    return shownValues(graph, 'COMPANY', await graph.load(valuesOfCompany, id));
  }
}

@Resolver(() => AttributeValue)
export class AttributeValueResolver {
  @ResolveField(() => Attribute)
  attribute({ attribute }: ShownValue): AttributeRow {
    return attribute;
  }

  @ResolveField(() => AttributeChoice, { nullable: true })
  async choice(
    { attribute, choiceId }: ShownValue,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<ChoiceRow | null> {
    if (choiceId === null) return null;
    const choices = await graph.load(choicesOfAttribute, attribute.id);
    return choices?.find(({ id }) => id === choiceId) ?? null;
  }
}

@Resolver(() => AdvocateAttributesSet)
export class AdvocateAttributesSetResolver {
  @ResolveField()
  advocates({ ids }: ValuesSet, _: NoArgs, { graph }: Contexts) {
    return Promise.all(ids.map((id: Id) => graph.load(advocateById, id)));
  }
}

@Resolver(() => CompanyAttributesSet)
export class CompanyAttributesSetResolver {
  @ResolveField()
  companies({ ids }: ValuesSet, _: NoArgs, { graph }: Contexts) {
    return Promise.all(ids.map((id: Id) => graph.load(companyById, id)));
  }
}
