import { defineSubject } from '../subjects/index.js';

/** Changes of its settings will have lines. */
export const programSubject = defineSubject('PROGRAM', null);
