import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';
import {
  findParticipationNames,
  participationIdsOfAdvocates,
} from './participation-name.queries.js';

/** Named after its challenge. */
export const participationSubject = defineSubject(
  'PARTICIPATION',
  {
    find: findParticipationNames,
    seenBy: { marketer: 'program', admin: 'program', advocate: 'own' },
  },
  { kind: 'ADVOCATE', find: participationIdsOfAdvocates },
);

export const participationLine = defineLines(participationSubject, {
  'R-C1': ['STARTED', 'COMPLETED', 'ENDED_WITH_CHALLENGE', 'ABANDONED', 'STARTED_AGAIN'],
  'R-C2': ['APPROVED', 'APPROVED_AT_ONCE', 'TAKEN_BACK'],
  'R-C3': [
    'SUBMITTED',
    'SUBMITTED_AGAIN',
    'HANDED_IN',
    'WITHDRAWN',
    'CHANGES_REQUESTED',
    'NOT_ACCEPTED',
    'NOT_ACCEPTED_FINAL',
  ],
});
