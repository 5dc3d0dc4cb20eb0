import { dealSubject } from '../../deals/index.js';
import { defineLines } from '../../timeline/index.js';

/** The timeline lines of matching about a deal: only staff read them. */
export const dealLine = defineLines(dealSubject, {
  'R-W13': [
    'WAITS_FOR_CHOICE',
    'CHOICE_MADE',
    'REFERRAL_NAMED',
    'CHOICE_CHANGED',
    'CHOICE_NOT_NEEDED',
  ],
});
