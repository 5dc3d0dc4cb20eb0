import type { SegmentRow, TraitRow } from './segments-query.js';

export type Operator = TraitRow['operators'][number];
export type Match = SegmentRow['rule']['include']['match'];
export type SideName = 'include' | 'exclude';

export interface Choice {
  value: string;
  label: string;
}

/** A condition being written; `key` tells rows apart while they come and go. */
export interface DraftCondition {
  key: number;
  trait: string;
  operator: Operator;
  values: readonly string[];
  /** the names of values that are found in the programme */
  named: readonly Choice[];
}

export interface DraftGroup {
  key: number;
  match: Match;
  conditions: readonly DraftCondition[];
}

export interface DraftSide {
  match: Match;
  groups: readonly DraftGroup[];
}

export interface RuleDraft {
  include: DraftSide;
  exclude: DraftSide;
}

let keys = 0;
const nextKey = (): number => (keys += 1);

export function emptyRule(): RuleDraft {
  return { include: { match: 'ALL', groups: [] }, exclude: { match: 'ANY', groups: [] } };
}

export function draftOf(rule: SegmentRow['rule']): RuleDraft {
  const sideOf = ({ match, groups }: SegmentRow['rule']['include']): DraftSide => ({
    match,
    groups: groups.map((group) => ({
      key: nextKey(),
      match: group.match,
      conditions: group.conditions.map(({ trait, operator, values, chosen }) => ({
        key: nextKey(),
        trait,
        operator,
        values,
        named: chosen,
      })),
    })),
  });
  return { include: sideOf(rule.include), exclude: sideOf(rule.exclude) };
}

/** As the API takes it. */
export function inputOf({ include, exclude }: RuleDraft) {
  const sideOf = ({ match, groups }: DraftSide) => ({
    match,
    groups: groups.map((group) => ({
      match: group.match,
      conditions: group.conditions.map(({ trait, operator, values }) => ({
        trait,
        operator,
        values: [...values],
      })),
    })),
  });
  return { include: sideOf(include), exclude: sideOf(exclude) };
}

export function newCondition({ name, operators }: TraitRow): DraftCondition {
  const [operator] = operators;
  if (operator === undefined) throw new Error(`Nothing can be asked about ${name}.`);
  return { key: nextKey(), trait: name, operator, values: [], named: [] };
}

export function newGroup(trait: TraitRow): DraftGroup {
  return { key: nextKey(), match: 'ALL', conditions: [newCondition(trait)] };
}

/** The group with the condition changed, or without it for null. */
export function withCondition(
  group: DraftGroup,
  key: number,
  changed: DraftCondition | null,
): DraftGroup {
  const conditions = group.conditions.flatMap((each) =>
    each.key === key ? (changed ?? []) : [each],
  );
  return { ...group, conditions };
}

/** The side with the group changed; one without conditions is gone. */
export function withGroup(side: DraftSide, changed: DraftGroup): DraftSide {
  const groups = side.groups.flatMap((each) => {
    if (each.key !== changed.key) return [each];
    return changed.conditions.length === 0 ? [] : [changed];
  });
  return { ...side, groups };
}

const ALONE: readonly Operator[] = ['IS_KNOWN', 'IS_UNKNOWN', 'IS_YES', 'IS_NO'];
const OF_DAYS: readonly Operator[] = [
  'WITHIN_LAST_DAYS',
  'LONGER_AGO_THAN_DAYS',
  'WITHIN_NEXT_DAYS',
];
const LISTS: readonly Operator[] = [
  'IS_ONE_OF',
  'IS_NONE_OF',
  'HAS_ANY_OF',
  'HAS_ALL_OF',
  'HAS_NONE_OF',
];

/** What an operator compares with; null: nothing. */
export function operandOf(
  operator: Operator,
  type: TraitRow['type'],
): 'LIST' | 'DAY' | 'NUMBER' | 'TEXT' | null {
  if (ALONE.includes(operator)) return null;
  if (LISTS.includes(operator)) return 'LIST';
  if (OF_DAYS.includes(operator) || type === 'NUMBER') return 'NUMBER';
  return type === 'DAY' ? 'DAY' : 'TEXT';
}

/** Another operator keeps the values where it compares with the same. */
export function withOperator(
  condition: DraftCondition,
  operator: Operator,
  type: TraitRow['type'],
): DraftCondition {
  const isSame = operandOf(operator, type) === operandOf(condition.operator, type);
  return { ...condition, operator, ...(isSame ? {} : { values: [], named: [] }) };
}

/** Whether every condition has what it needs, so that it can be asked. */
export function isComplete(rule: RuleDraft, traits: readonly TraitRow[]): boolean {
  const conditions = [rule.include, rule.exclude].flatMap(({ groups }) =>
    groups.flatMap((group) => group.conditions),
  );
  return conditions.every(({ trait, operator, values }) => {
    const asked = traits.find(({ name }) => name === trait);
    if (asked === undefined) return false;
    return operandOf(operator, asked.type) === null || values.some((value) => value.trim() !== '');
  });
}
