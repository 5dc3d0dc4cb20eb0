import { defineSubject } from '../../subjects/index.js';
import { findRedemptionNames } from './redemption-name.queries.js';

/** Called as its reward is. */
export const redemptionSubject = defineSubject('REDEMPTION', {
  find: findRedemptionNames,
  seenBy: { marketer: 'program', admin: 'program', advocate: 'own' },
});
