import { defineSubject } from '../subjects/index.js';

/** Staff alone read its lines: what a company is to the programme is no advocate's business. */
export const companySubject = defineSubject('COMPANY', null);
