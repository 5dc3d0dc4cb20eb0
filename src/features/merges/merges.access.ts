import type { AccessTable } from '../../platform/graphql/index.js';

/** Who says what a company is, says which are one. */
const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const mergesAccess: AccessTable = {
  'Query.possibleDuplicateCount': STAFF,
  'Query.companyMergePreview': STAFF,
  'Mutation.declareTwoCompanies': STAFF,
  'Mutation.mergeCompanies': STAFF,
  'Mutation.unmergeCompanies': STAFF,
  'Company.possibleDuplicates': STAFF,
  'Company.saidToBeTwo': STAFF,
  'Company.merges': STAFF,
  'PossibleDuplicate.*': 'PARENT',
  'OtherCompany.*': 'PARENT',
  'CompanyMerge.*': 'PARENT',
  'CompanyMergePreview.*': 'PARENT',
  'MergedCompany.*': 'PARENT',
  'MergedCount.*': 'PARENT',
};
