import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';

/** Published, paused, closed, archived; it belongs to no advocate. */
export const challengeSubject = defineSubject('CHALLENGE', null);

export const challengeLine = defineLines(challengeSubject, {
  'R-C1': ['PUBLISHED', 'CORRECTED', 'PAUSED', 'RESUMED', 'CLOSED', 'ARCHIVED'],
});
