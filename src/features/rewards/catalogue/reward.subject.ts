import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';

/** An item of the catalogue; it belongs to no advocate. Other changes of it will have lines. */
export const rewardSubject = defineSubject('REWARD', null);

export const rewardLine = defineLines(rewardSubject, {
  'R-U3': ['AUDIENCE_CHOSEN', 'AUDIENCE_LIFTED'],
});
