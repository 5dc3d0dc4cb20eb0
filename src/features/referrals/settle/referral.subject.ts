import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';
import { findReferralNames, referralIdsOfCompanies } from './referral-name.queries.js';
import { REFERRAL_LINES } from './referral-timeline-entry.rules.js';

/** Named after the person who was referred, else after their company. */
export const referralSubject = defineSubject(
  'REFERRAL',
  {
    find: findReferralNames,
    seenBy: { sales: 'program', marketer: 'program', admin: 'program', advocate: 'own' },
  },
  { kind: 'COMPANY', find: referralIdsOfCompanies },
);

export const referralLine = defineLines(referralSubject, REFERRAL_LINES);
