import type { AccessTable } from '../../platform/graphql/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const dealsAccess: AccessTable = {
  'Company.wonDealCount': STAFF,
  'Query.deal': STAFF,
  'Query.deals': STAFF,
  'Company.firstWonDeal': STAFF,
  'Deal.*': 'PARENT',
  'DealConnection.*': 'PARENT',
  'DealEdge.*': 'PARENT',
};
