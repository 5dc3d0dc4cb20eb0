import type { AccessTable } from '../../platform/graphql/index.js';

/** Who says what a company is, says which are one. */
const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const mergesAccess: AccessTable = {
  'Query.possibleDuplicateCount': STAFF,
  'Mutation.declareTwoCompanies': STAFF,
  'Company.possibleDuplicates': STAFF,
  'Company.saidToBeTwo': STAFF,
  'PossibleDuplicate.*': 'PARENT',
  'OtherCompany.*': 'PARENT',
};
