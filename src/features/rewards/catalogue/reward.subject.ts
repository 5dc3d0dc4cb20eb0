import { defineSubject } from '../../subjects/index.js';

/** Changes of an item of the catalogue will have lines. */
export const rewardSubject = defineSubject('REWARD', null);
