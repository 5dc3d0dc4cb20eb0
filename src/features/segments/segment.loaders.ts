import type { Id } from '../../kernel/ids.js';
import type { Page, PageRequest } from '../../kernel/page.js';
import { type AdvocateRow, searchAdvocates } from '../advocates/index.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { dependentsOf, traitsOf, type TraitChoice } from '../traits/index.js';
import { findRuleProblems } from './find-rule-problems.js';
import type { SegmentRule } from './segment-rule.rules.js';
import {
  countMembers,
  findSegmentsByIds,
  membersOf,
  readJudging,
  segmentsOfAdvocates,
} from './segment.queries.js';

export const segmentById = defineLoader(async (tx, ids) => {
  const segments = await findSegmentsByIds(tx, ids);
  return new Map(segments.map((segment) => [segment.id, segment]));
});

/** By the rule as JSON: how many advocates each finds now, all in one pass. */
export const sizeOfRule = defineLoader(async (tx, keys) => {
  const rules = keys.map((key) => JSON.parse(key) as SegmentRule);
  const sizes = await countMembers(tx, await readJudging(tx), rules);
  return new Map(keys.map((key, place) => [key, sizes[place] ?? 0]));
});

/** By the rule as JSON: what of it cannot be asked any more. */
export const problemsOfRule = defineLoader(async (tx, keys) => {
  const rules = keys.map((key) => JSON.parse(key) as SegmentRule);
  const problems = await findRuleProblems(tx, rules);
  return new Map(keys.map((key, place) => [key, problems[place] ?? []]));
});

export const dependentsOfSegment = defineLoader((tx, ids) => dependentsOf(tx, 'SEGMENT', ids));

/** A page of the members of one segment. */
export interface MembersRequest extends PageRequest {
  readonly id: Id;
  readonly search: string | null;
}

/** By the request as JSON: however many rows show the same segment, its members are read once. */
export const membersByRequest = defineLoader(async (tx, keys) => {
  const requests = keys.map((key) => JSON.parse(key) as MembersRequest);
  const segments = await findSegmentsByIds(
    tx,
    requests.map(({ id }) => id),
  );
  const judging = await readJudging(tx);
  const pages = new Map<string, Page<AdvocateRow>>();
  for (const { id, search, ...page } of requests) {
    const rule = segments.find((segment) => segment.id === id)?.rule;
    if (rule === undefined) continue;
    const meets = membersOf(rule, judging);
    pages.set(
      JSON.stringify({ id, search, ...page }),
      await searchAdvocates(tx, { search, meets }, page),
    );
  }
  return pages;
});

export const segmentsOfAdvocate = defineLoader(segmentsOfAdvocates);

/** The key of a value of a trait, for `traitChoice`. */
export function choiceKey(trait: string, value: string): string {
  return JSON.stringify([trait, value]);
}

/** A value with the name that people read; none where it names something that is gone. */
export const traitChoice = defineLoader(async (tx, keys) => {
  const traits = await traitsOf(tx);
  const byTrait = new Map<string, string[]>();
  for (const key of keys) {
    const [name, value] = JSON.parse(key) as [string, string];
    byTrait.set(name, [...(byTrait.get(name) ?? []), value]);
  }
  const found = new Map<string, TraitChoice>();
  for (const [name, values] of byTrait) {
    const choices = traits.get(name)?.choices;
    const named =
      typeof choices === 'function'
        ? await choices(tx, { values })
        : values.map((value) => ({ value, label: value }));
    for (const choice of named) found.set(choiceKey(name, choice.value), choice);
  }
  return found;
});
