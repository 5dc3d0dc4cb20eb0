import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';
import { findRedemptionNames, redemptionIdsOfAdvocates } from './redemption-name.queries.js';

/** Named after its reward. */
export const redemptionSubject = defineSubject(
  'REDEMPTION',
  {
    find: findRedemptionNames,
    seenBy: { marketer: 'program', admin: 'program', advocate: 'own' },
  },
  { kind: 'ADVOCATE', find: redemptionIdsOfAdvocates },
);

export const toldOfRedemption = defineLines(redemptionSubject, {
  'R-R1': ['REQUESTED', 'APPROVED', 'BEING_PREPARED', 'HANDED_OVER'],
  'R-R3': ['REJECTED', 'CANCELLED', 'FAILED'],
  'R-R5': ['FULFILLED', 'REVEALED'],
});
