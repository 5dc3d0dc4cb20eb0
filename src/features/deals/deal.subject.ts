import { defineSubject } from '../subjects/index.js';

/** Staff alone read its lines: it belongs to no advocate. */
export const dealSubject = defineSubject('DEAL', null);
