import type { AccessTable } from '../../../platform/graphql/index.js';
import {
  referralsToAccept,
  referralsToCheck,
  referralsToPlace,
  referralSubject,
} from '../settle/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;
const ADVOCATE = { advocate: 'own' } as const;

export const referralsAccess: AccessTable = {
  'Company.openReferralCount': STAFF,
  'Query.referral': referralSubject.names.seenBy,
  'Query.referrals': { ...referralsToAccept.seenBy, ...ADVOCATE },
  'Query.referralsRunningOut': STAFF,
  'Mutation.submitReferral': ADVOCATE,
  'Mutation.confirmReferral': ADVOCATE,
  'Mutation.withdrawReferral': ADVOCATE,
  'Mutation.recordReferral': STAFF,
  'Mutation.moderateReferral': STAFF,
  'Mutation.decidePlace': referralsToPlace.seenBy,
  'Mutation.decideFraud': referralsToCheck.seenBy,
  'Mutation.recordFirstContact': STAFF,
  'Mutation.moveReferral': STAFF,
  'MergedReferral.*': 'PARENT',
  'Referral.*': 'PARENT',
  'ReferralNote.*': 'PARENT',
  'ReferralConnection.*': 'PARENT',
  'ReferralEdge.*': 'PARENT',
};
