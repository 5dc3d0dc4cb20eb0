import { companySubject } from '../companies/index.js';
import { defineLines } from '../timeline/index.js';

/** The lines about which companies are one: each stands on the timelines of both. */
export const mergeLine = defineLines(companySubject, {
  'R-O1': ['ARE_TWO', 'ARE_TWO_TAKEN_BACK'],
});
