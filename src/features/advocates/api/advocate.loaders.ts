import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { defineLoader, type AnswerOf } from '../../../platform/graphql/index.js';
import { findMembershipsOfMembers } from '../../identity/index.js';
import {
  balancesOf,
  pointsToEnd,
  statementPages,
  type StatementRequest,
} from '../../ledger/index.js';
import { readProgram } from '../../programs/index.js';
import {
  countAdvocatesOf,
  endOfPoints,
  findAdvocatesMeant,
  formerAdvocatesOf,
  formerEmployersOf,
  lastDayOfPoints,
  type AdvocateRow,
} from '../profile/index.js';
import { nominationsOf, roundsOf } from '../pipeline/index.js';
import { interestsOf } from '../interests/index.js';
import { willingOf } from '../willing/index.js';

/** A profile that was merged means the one that it was merged into (R-U6). */
export const advocateById = defineLoader(findAdvocatesMeant);

export const advocatesOfCompany = defineLoader(countAdvocatesOf);

/** The answer of every verb about a profile. */
export const advocateAnswer: AnswerOf<Id, AdvocateRow> = {
  type: 'Advocate',
  noun: 'advocate',
  read: (graph, id) => graph.load(advocateById, id),
};

/** By the member behind a profile. */
export const membershipByMember = defineLoader(findMembershipsOfMembers);

export const formerEmployersByAdvocate = defineLoader(formerEmployersOf);

export const formerAdvocatesByCompany = defineLoader(formerAdvocatesOf);

export const roundById = defineLoader(roundsOf);

export const nominationByAdvocate = defineLoader(nominationsOf);

export const interestsByAdvocate = defineLoader(interestsOf);

export const willingByAdvocate = defineLoader(willingOf);

export const balanceByAdvocate = defineLoader(balancesOf);

/** What moves between these two is what an advocate thinks of as their points. */
const WALLETS_SHOWN = ['available', 'held'] as const;

/** By the request in JSON: pages of many advocates' statements in one statement. */
export const statementByRequest = defineLoader(async (tx, keys) => {
  const requests = keys.map((key) => JSON.parse(key) as StatementRequest);
  const pages = await statementPages(tx, requests, WALLETS_SHOWN);
  return new Map(pages.map((page, index) => [keys[index] ?? '', page]));
});

/** By the advocate and the last day at their company (null: today), in JSON. */
export const pointsOnLeaving = defineLoader(async (tx, keys) => {
  const { pointsAfterLeaving: policy, timeZone } = await readProgram(tx);
  const today = dayOf(tx.now, timeZone);
  const asked = keys.flatMap((key) => {
    const { ownerId, until: told } = JSON.parse(key) as { ownerId: Id; until: Day | null };
    const until = told !== null && told < today ? told : today;
    const on = lastDayOfPoints(policy, until, today);
    if (on === null) return [];
    const days = { until, lastDay: on };
    return [{ key, on, ownerId, ...endOfPoints(days, { now: tx.now, timeZone }) }];
  });
  if (asked.length === 0) return new Map<string, { points: number; on: Day }>();
  const points = await pointsToEnd(tx, asked);
  return new Map(
    asked.flatMap(({ key, on }, place) => {
      const ending = points[place] ?? 0;
      return ending === 0 ? [] : [[key, { points: ending, on }] as const];
    }),
  );
});
