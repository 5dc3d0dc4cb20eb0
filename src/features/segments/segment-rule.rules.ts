import { z } from 'zod';
import { TRAIT_OPERATORS, type Condition } from '../traits/index.js';

export const MATCHES = ['ALL', 'ANY'] as const;
/** Whether all of them must hold, or any one. */
export type Match = (typeof MATCHES)[number];

/** Conditions of which all or any must be met. */
export interface ConditionGroup {
  readonly match: Match;
  readonly conditions: readonly Condition[];
}

/** Groups of which all or any must hold. */
export interface SegmentSide {
  readonly match: Match;
  readonly groups: readonly ConditionGroup[];
}

/**
 * Who is in a segment: everybody for whom `include` holds and `exclude` does not. A side without
 * groups says nothing: it includes everybody, and excludes nobody.
 */
export interface SegmentRule {
  readonly include: SegmentSide;
  readonly exclude: SegmentSide;
}

const Group = z.object({
  match: z.enum(MATCHES),
  conditions: z
    .array(
      z.object({
        trait: z.string(),
        operator: z.enum(TRAIT_OPERATORS),
        values: z.array(z.string()),
      }),
    )
    .min(1, 'A group has at least one condition.'),
});
const Side = z.object({ match: z.enum(MATCHES), groups: z.array(Group) });
export const SegmentRuleSchema = z.object({ include: Side, exclude: Side });

export const SIDES = ['include', 'exclude'] as const;
export type SideName = (typeof SIDES)[number];

export interface PlacedCondition {
  readonly condition: Condition;
  /** e.g. `['include', 'groups', '0', 'conditions', '2']` */
  readonly path: readonly string[];
}

/** Every condition of a rule with where it stands, in the order in which people read them. */
export function conditionsOf(rule: SegmentRule): PlacedCondition[] {
  return SIDES.flatMap((side) =>
    rule[side].groups.flatMap(({ conditions }, group) =>
      conditions.map((condition, place) => ({
        condition,
        path: [side, 'groups', String(group), 'conditions', String(place)],
      })),
    ),
  );
}

/** What a group is found to be, once each of its conditions is known. */
export interface CheckedGroup<Checked> {
  readonly match: Match;
  readonly isMet: boolean;
  readonly conditions: readonly Checked[];
}

export interface CheckedSide<Checked> {
  readonly match: Match;
  readonly isMet: boolean;
  readonly groups: readonly CheckedGroup<Checked>[];
}

export interface CheckedRule<Checked> {
  readonly isIn: boolean;
  readonly include: CheckedSide<Checked>;
  readonly exclude: CheckedSide<Checked>;
}

/**
 * R-U2: why somebody is in or out, condition by condition. `checks`: one for each of
 * `conditionsOf(rule)`, in that order.
 */
export function checkedRule<Checked extends { readonly isMet: boolean }>(
  rule: SegmentRule,
  checks: readonly Checked[],
): CheckedRule<Checked> {
  const rest = [...checks];
  const sideOf = ({ match, groups }: SegmentSide, isEmptyMet: boolean): CheckedSide<Checked> => {
    const checked = groups.map((group) => {
      const conditions = rest.splice(0, group.conditions.length);
      return { match: group.match, isMet: holds(group.match, conditions), conditions };
    });
    return {
      match,
      isMet: groups.length === 0 ? isEmptyMet : holds(match, checked),
      groups: checked,
    };
  };
  const include = sideOf(rule.include, true);
  const exclude = sideOf(rule.exclude, false);
  return { isIn: include.isMet && !exclude.isMet, include, exclude };
}

function holds(match: Match, parts: readonly { readonly isMet: boolean }[]): boolean {
  return match === 'ALL' ? parts.every(({ isMet }) => isMet) : parts.some(({ isMet }) => isMet);
}
