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

export const balanceByAdvocate = defineLoader(balancesOf);
