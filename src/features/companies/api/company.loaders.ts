import { dayOf } from '../../../kernel/day.js';
import { isId, type Id } from '../../../kernel/ids.js';
import { defineLoader, type GraphContext } from '../../../platform/graphql/index.js';
import { findStaffByIds } from '../../identity/index.js';
import { readProgram } from '../../programs/index.js';
import {
  companiesMeant,
  companiesOfDomains,
  domainsOf,
  findCompaniesByIds,
  statedKindsOf,
} from '../known/index.js';

/** Also by the id of a company that was merged into it. */
export const companyById = defineLoader(async (tx, ids) => {
  const companies = await findCompaniesByIds(tx, ids);
  const byId = new Map(companies.map((company) => [company.id, company]));
  const others = ids.filter((id) => !byId.has(id));
  if (others.length === 0) return byId;
  for (const [id, meant] of await companiesMeant(tx, others)) {
    const company = byId.get(meant);
    if (company) byId.set(id, company);
  }
  return byId;
});

const meantById = defineLoader(companiesMeant);

/** For a list by company: the one that an id means, where it was merged into another. */
export async function meantCompany(
  graph: GraphContext,
  id: string | null | undefined,
): Promise<Id | null> {
  if (!id) return null;
  return isId(id) ? graph.load(meantById, id) : id;
}

/** Domain → the id of the company that it is of (R-O1). */
export const companyOfDomain = defineLoader(companiesOfDomains);

export const domainsOfCompany = defineLoader(domainsOf);

/** Membership id → who of the staff looks after a company, or did. */
export const staffOfMembership = defineLoader(findStaffByIds);

export const statedKindsOfCompany = defineLoader(statedKindsOf);

/** The programme's day today, by the programme's id: read once in an operation. */
export const todayOfProgram = defineLoader(async (tx) => {
  const { timeZone } = await readProgram(tx);
  return new Map([[tx.programId, dayOf(tx.now, timeZone)]]);
});
