import type { AccessTable } from '../../platform/graphql/index.js';
import { dealsThatWait } from '../referrals/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const conversionsAccess: AccessTable = {
  'Query.dealsThatWait': dealsThatWait.seenBy,
  'Mutation.recordDeal': STAFF,
  'Mutation.chooseReferrals': STAFF,
  'Mutation.declareSplit': { marketer: 'program', admin: 'program' },
  'DealSplit.*': 'PARENT',
  'SplitShare.*': 'PARENT',
  'DealWait.*': 'PARENT',
  'DealChoice.*': 'PARENT',
  'WaitingDealConnection.*': 'PARENT',
  'WaitingDealEdge.*': 'PARENT',
};
