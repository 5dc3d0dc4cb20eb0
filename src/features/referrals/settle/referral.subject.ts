import { defineSubject } from '../../subjects/index.js';
import { findReferralNames } from './referral-name.queries.js';

/** Called as the person who was referred, else as their company. */
export const referralSubject = defineSubject('REFERRAL', {
  find: findReferralNames,
  seenBy: { sales: 'program', marketer: 'program', admin: 'program', advocate: 'own' },
});
