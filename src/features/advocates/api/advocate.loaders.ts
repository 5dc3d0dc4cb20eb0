import type { Id } from '../../../kernel/ids.js';
import { defineLoader, type AnswerOf } from '../../../platform/graphql/index.js';
import { findMembershipsOfMembers } from '../../identity/index.js';
import { balancesOf, statementPages, type StatementRequest } from '../../ledger/index.js';
import {
  countAdvocatesOf,
  findAdvocatesMeant,
  formerAdvocatesOf,
  formerEmployersOf,
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
