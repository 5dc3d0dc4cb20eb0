import {
  type Condition,
  conditionProblem,
  conditionSql,
  type Trait,
  type TraitPlaces,
} from '../traits/index.js';
import {
  conditionsOf,
  type Match,
  type PlacedCondition,
  type SegmentRule,
  type SegmentSide,
} from './segment-rule.rules.js';

/** SQL of whether the advocate `a` is in a segment of this rule; never NULL. */
export function segmentSql(
  rule: SegmentRule,
  traits: ReadonlyMap<string, Trait>,
  places: TraitPlaces,
): string {
  const met = (condition: Condition): string => {
    const trait = askedTrait(traits, condition);
    return trait === null ? 'false' : conditionSql(trait, condition, places);
  };
  const sideOf = ({ match, groups }: SegmentSide): string | null =>
    groups.length === 0
      ? null
      : joined(
          match,
          groups.map((group) => joined(group.match, group.conditions.map(met))),
        );
  const [include, exclude] = [sideOf(rule.include), sideOf(rule.exclude)];
  return `(${include ?? 'true'})${exclude === null ? '' : ` AND NOT (${exclude})`}`;
}

function joined(match: Match, parts: readonly string[]): string {
  return parts.map((part) => `(${part})`).join(match === 'ALL' ? ' AND ' : ' OR ');
}

/**
 * The trait that a stored condition asks about; null where it is gone, or is of another type by now
 * (a survey's question may be): then nobody meets the condition, and its screen says so.
 */
export function askedTrait(traits: ReadonlyMap<string, Trait>, condition: Condition): Trait | null {
  const trait = traits.get(condition.trait);
  if (trait === undefined) return null;
  // A value that is none any more is borne by nobody: it breaks nothing.
  return conditionProblem({ type: trait.type, choices: null }, condition) ? null : trait;
}

/** Whether some condition of a rule cannot be asked any more: whom it finds is not what was meant. */
export function isBroken(rule: SegmentRule, traits: ReadonlyMap<string, Trait>): boolean {
  return conditionsOf(rule).some(({ condition }) => askedTrait(traits, condition) === null);
}

/** The conditions that ask how satisfied somebody is, on either side (R-C4). */
export function scoresAsked(
  rule: SegmentRule,
  traits: ReadonlyMap<string, Trait>,
): PlacedCondition[] {
  return conditionsOf(rule).filter(({ condition }) => traits.get(condition.trait)?.isScore);
}
