import { defineSubject } from '../subjects/index.js';

/** Only staff read its lines: it belongs to no advocate. */
export const dealSubject = defineSubject('DEAL', null);
