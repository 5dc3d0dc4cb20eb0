import type { AccessTable } from '../../platform/graphql/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const conversionsAccess: AccessTable = {
  'Query.dealsThatWait': STAFF,
  'Mutation.recordDeal': STAFF,
  'Mutation.chooseReferrals': STAFF,
  'DealWait.*': 'PARENT',
  'DealChoice.*': 'PARENT',
  'WaitingDealConnection.*': 'PARENT',
  'WaitingDealEdge.*': 'PARENT',
};
