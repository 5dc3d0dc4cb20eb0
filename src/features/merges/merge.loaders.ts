import { defineLoader } from '../../platform/graphql/index.js';
import { findOwnCompanies } from '../companies/index.js';
import { countsOfMerges, mergesOf } from './merge.queries.js';

export const mergesOfCompany = defineLoader(mergesOf);

export const countsOfMerge = defineLoader(countsOfMerges);

/** The company itself, also where it was merged into another. */
export const ownCompanyById = defineLoader(async (tx, ids) => {
  const companies = await findOwnCompanies(tx, ids);
  return new Map(companies.map((company) => [company.id, company]));
});
