import { defineWaiting } from '../../waiting/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

export const referralsToAccept = defineWaiting('REFERRALS_TO_ACCEPT', {
  seenBy: STAFF,
  counted: { measure: 'referrals.toAccept', slice: 'all', window: 'OPEN' },
});

defineWaiting('REFERRALS_WITHOUT_CONTACT', {
  seenBy: STAFF,
  counted: { measure: 'referrals.withoutContact', slice: 'all', window: 'OPEN' },
});

/** R-W6: a marketer decides which of two referrals of one person counts. */
export const referralsToPlace = defineWaiting('REFERRALS_TO_PLACE', {
  seenBy: { marketer: 'program', admin: 'program' },
  counted: { measure: 'referrals.toPlace', slice: 'all' },
});

/** R-W8: flagged, and nobody has decided yet. */
export const referralsToCheck = defineWaiting('REFERRALS_TO_CHECK', {
  seenBy: referralsToPlace.seenBy,
  counted: { measure: 'referrals.flagged', slice: 'all' },
});

/** R-W4: reported late, or moved. */
defineWaiting('CLOSING_DAYS_TO_CHECK', {
  seenBy: STAFF,
  counted: { measure: 'referrals.closedOnFlagged', slice: 'all' },
});
