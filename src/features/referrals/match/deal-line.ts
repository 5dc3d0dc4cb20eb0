import { dealSubject } from '../../deals/index.js';
import { defineLines } from '../../timeline/index.js';

/** What matching tells of a deal: staff alone read it. */
export const dealLine = defineLines(dealSubject, {
  'R-W13': [
    'WAITS_FOR_CHOICE',
    'CHOICE_MADE',
    'REFERRAL_NAMED',
    'CHOICE_CHANGED',
    'CHOICE_NOT_NEEDED',
  ],
});
