import { findProgramMembers } from '../../platform/auth/index.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { balancesOf } from '../ledger/index.js';
import { findAdvocatesByIds } from './advocate.queries.js';
import { findCompaniesByIds } from './company.queries.js';

export const advocateById = defineLoader(async (tx, ids) => {
  const advocates = await findAdvocatesByIds(tx, ids);
  return new Map(advocates.map((advocate) => [advocate.id, advocate]));
});

export const companyById = defineLoader(async (tx, ids) => {
  const companies = await findCompaniesByIds(tx, ids);
  return new Map(companies.map((company) => [company.id, company]));
});

/** The name and address of a member of this programme, by the member's id. */
export const personByMember = defineLoader(async (tx, memberIds) => {
  const members = await findProgramMembers(tx, memberIds);
  return new Map(members.map(({ memberId, name, email }) => [memberId, { name, email }]));
});

export const balanceByAdvocate = defineLoader(balancesOf);
