export { conditionSql, shownSql } from './condition-sql.js';
export { defineDependents, dependentsOf, holdDependents } from './dependent-registry.js';
export type { Dependent } from './dependent.rules.js';
export { StillUsed } from './dependent.errors.js';
export { DependentType } from './dependent.graphql.js';
export {
  choiceValues,
  closedChoices,
  type ChoicesWanted,
  defineTrait,
  defineTraitFamily,
  type FamilyTrait,
  type Trait,
  type TraitChoice,
  type TraitPlaces,
  traitsOf,
} from './trait-registry.js';
export {
  type Condition,
  conditionProblem,
  OPERATORS_OF_TYPE,
  TRAIT_OPERATORS,
  TRAIT_TYPES,
  type TraitOperator,
  type TraitType,
} from './trait.rules.js';
