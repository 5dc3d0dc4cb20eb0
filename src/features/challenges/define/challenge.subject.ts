import { defineSubject } from '../../subjects/index.js';

/** Published, paused, corrected; it belongs to no advocate. */
export const challengeSubject = defineSubject('CHALLENGE', null);
