import { defineSubject } from '../../subjects/index.js';
import { findParticipationNames } from './participation-name.queries.js';

/** Called as its challenge is. */
export const participationSubject = defineSubject('PARTICIPATION', {
  find: findParticipationNames,
  seenBy: { marketer: 'program', admin: 'program', advocate: 'own' },
});
