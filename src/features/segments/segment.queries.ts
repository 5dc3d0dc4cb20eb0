import { dayOf, type Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { containing, ListValues, type Tx } from '../../platform/database/index.js';
import { type AdvocateCondition, askAboutAdvocates, countAdvocates } from '../advocates/index.js';
import { readProgram } from '../programs/index.js';
import { conditionSql, shownSql, traitsOf, type Trait, type TraitPlaces } from '../traits/index.js';
import {
  checkedRule,
  conditionsOf,
  type CheckedRule,
  type PlacedCondition,
  type SegmentRule,
} from './segment-rule.rules.js';
import { askedTrait, segmentSql } from './segment-sql.queries.js';

export interface SegmentRow {
  readonly id: Id;
  readonly name: string;
  readonly rule: SegmentRule;
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = `id, name, rule, created_at AS "createdAt", version`;

export function findSegmentsByIds(tx: Tx, ids: readonly Id[]): Promise<SegmentRow[]> {
  return tx.query<SegmentRow[]>(
    `SELECT ${COLUMNS} FROM segment WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

/** By name, those whose name contains the text; the cursor's keys are `[name, id]`. Throws ForeignCursor. */
export async function listSegments(
  tx: Tx,
  search: string | null,
  page: PageRequest,
): Promise<Page<SegmentRow>> {
  const values = new ListValues(tx.programId);
  const called = search ? `AND name ILIKE ${values.put(containing(search))}` : '';
  const rows = await tx.query<SegmentRow[]>(
    `SELECT ${COLUMNS} FROM segment
      WHERE program_id = $1 ${called} ${values.behind(page, { name: 'text', id: 'id' }, '>')}
      ORDER BY name, id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** All of them, by name: they are as many as people have made. */
export function listEverySegment(tx: Tx): Promise<SegmentRow[]> {
  return tx.query<SegmentRow[]>(
    `SELECT ${COLUMNS} FROM segment WHERE program_id = $1 ORDER BY name, id`,
    [tx.programId],
  );
}

/** What conditions are judged by at a moment: the traits that there are, and the day (R-U2). */
export interface Judging {
  readonly traits: ReadonlyMap<string, Trait>;
  readonly now: Date;
  readonly today: Day;
}

/** For all that can be asked, or for these rules alone: what they do not ask costs no statement. */
export async function readJudging(
  tx: Tx,
  rules: readonly SegmentRule[] | null = null,
): Promise<Judging> {
  const asked = rules?.flatMap(conditionsOf).map(({ condition }) => condition.trait) ?? null;
  const [traits, { timeZone }] = [await traitsOf(tx, asked), await readProgram(tx)];
  return { traits, now: tx.now, today: dayOf(tx.now, timeZone) };
}

/** The condition of a list of advocates, for `countAdvocates` and `searchAdvocates`. */
export function membersOf(rule: SegmentRule, judging: Judging): AdvocateCondition {
  return (values) => segmentSql(rule, judging.traits, placesIn(values, judging));
}

/** Where the SQL of traits finds what it needs, in a statement about advocates. */
export function placesIn(values: ListValues, { now, today }: Judging): TraitPlaces {
  return {
    program: '$1',
    now: () => `${values.put(now)}::timestamptz`,
    today: () => `${values.put(today)}::date`,
    put: (value) => values.put(value),
  };
}

/** How many advocates are in each of these; who has left is in none (R-U5). */
export async function countMembers(
  tx: Tx,
  judging: Judging,
  rules: readonly SegmentRule[],
): Promise<readonly number[]> {
  if (rules.length === 0) return [];
  return countAdvocates(
    tx,
    rules.map((rule) => membersOf(rule, judging)),
  );
}

export interface CheckedCondition extends PlacedCondition {
  readonly isMet: boolean;
  /** what is so of the advocate, as texts; empty where nobody knows it */
  readonly found: readonly string[];
}

/** R-U2: why one advocate is in or out; null where there is none, or they have left. */
export async function checkMembership(
  tx: Tx,
  judging: Judging,
  rule: SegmentRule,
  advocateId: Id,
): Promise<CheckedRule<CheckedCondition> | null> {
  const placed = conditionsOf(rule);
  const questions = placed.map(({ condition }) => {
    const trait = askedTrait(judging.traits, condition);
    return (values: ListValues): string => {
      if (trait === null) return `false, '{}'::text[]`;
      const places = placesIn(values, judging);
      return `${conditionSql(trait, condition, places)}, ${shownSql(trait, places)}`;
    };
  });
  const answers = (await askAboutAdvocates(tx, [advocateId], questions)).get(advocateId);
  if (answers === undefined) return null;
  return checkedRule(
    rule,
    placed.map((each, place) => {
      const [isMet, found] = answers[place] as [boolean, string[]];
      return { ...each, isMet, found };
    }),
  );
}

/** The segments that each advocate is in now, by name; who has left is in none. */
export async function segmentsOfAdvocates(
  tx: Tx,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, readonly SegmentRow[]>> {
  const segments = await listEverySegment(tx);
  if (segments.length === 0) return new Map();
  const judging = await readJudging(
    tx,
    segments.map(({ rule }) => rule),
  );
  const answers = await askAboutAdvocates(
    tx,
    ids,
    segments.map(({ rule }) => {
      const isMember = membersOf(rule, judging);
      return (values) => `${isMember(values)}, NULL`;
    }),
  );
  const found = new Map<Id, SegmentRow[]>();
  for (const [id, isIn] of answers) {
    found.set(
      id,
      segments.filter((_, place) => isIn[place]?.[0] === true),
    );
  }
  return found;
}
