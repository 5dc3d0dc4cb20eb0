import { conditionSql, type Condition, type Trait, type TraitPlaces } from '../traits/index.js';
import type { Match, SegmentRule, SegmentSide } from './segment-rule.rules.js';

/** SQL of whether the advocate `a` is in a segment of this rule; never NULL. */
export function segmentSql(
  rule: SegmentRule,
  traits: ReadonlyMap<string, Trait>,
  places: TraitPlaces,
): string {
  const met = (condition: Condition): string => {
    const trait = traits.get(condition.trait);
    // What a condition asks about may be gone: it is met by nobody, and the screen says so.
    return trait === undefined ? 'false' : conditionSql(trait, condition, places);
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
