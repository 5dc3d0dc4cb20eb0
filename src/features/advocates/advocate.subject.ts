import { defineSubject } from '../subjects/index.js';

/** Changes of a profile will have lines (R-U1). */
defineSubject('ADVOCATE', null);
