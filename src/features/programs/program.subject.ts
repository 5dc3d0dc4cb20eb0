import { defineSubject } from '../subjects/index.js';

/** Changes of its settings will have lines. */
defineSubject('PROGRAM', null);
