import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';

/** Scheduled, published, paused, closed, archived; it belongs to no advocate. */
export const challengeSubject = defineSubject('CHALLENGE', null);

export const challengeLine = defineLines(challengeSubject, {
  'R-C1': [
    'PUBLISHED',
    'CORRECTED',
    'SCHEDULED',
    'UNSCHEDULED',
    'OPENED',
    'PAUSED',
    'RESUMED',
    'EXTENDED',
    'PICTURE_CHOSEN',
    'PICTURE_CORRECTED',
    'PICTURE_REMOVED',
    'CLOSED',
    'CLOSED_BY_SCHEDULE',
    'ARCHIVED',
  ],
  'R-U3': ['AUDIENCE_CHOSEN', 'AUDIENCE_LIFTED'],
});
