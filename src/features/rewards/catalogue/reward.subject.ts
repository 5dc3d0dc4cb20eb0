import { defineSubject } from '../../subjects/index.js';

/** Changes of an item of the catalogue will have lines. */
defineSubject('REWARD', null);
