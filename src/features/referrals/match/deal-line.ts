import { dealSubject } from '../../deals/index.js';
import { defineLines } from '../../timeline/index.js';

/** The timeline lines about a deal and its referrals: only staff read them. */
export const dealLine = defineLines(dealSubject, {
  'R-D7': ['REPORT_TAKEN_BACK'],
  'R-W9': ['SPLIT_DECLARED', 'SPLIT_WITHDRAWN'],
  'R-W13': [
    'WAITS_FOR_CHOICE',
    'CHOICE_MADE',
    'REFERRAL_NAMED',
    'CHOICE_CHANGED',
    'CHOICE_NOT_NEEDED',
  ],
});
