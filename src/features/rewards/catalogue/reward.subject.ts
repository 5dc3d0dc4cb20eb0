import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';

/** An item of the catalogue; it belongs to no advocate. Other changes of it will have lines. */
export const rewardSubject = defineSubject('REWARD', null);

export const rewardLine = defineLines(rewardSubject, {
  'R-A3': ['PICTURE_CHOSEN', 'PICTURE_CORRECTED', 'PICTURE_REMOVED'],
  'R-U3': ['AUDIENCE_CHOSEN', 'AUDIENCE_LIFTED'],
});
