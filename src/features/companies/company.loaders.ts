import { dayOf } from '../../kernel/day.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { findStaffByIds } from '../identity/index.js';
import { readProgram } from '../programs/index.js';
import {
  companiesOfDomains,
  domainsOf,
  findCompaniesByIds,
  statedKindsOf,
} from './company.queries.js';

export const companyById = defineLoader(async (tx, ids) => {
  const companies = await findCompaniesByIds(tx, ids);
  return new Map(companies.map((company) => [company.id, company]));
});

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
