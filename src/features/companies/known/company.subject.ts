import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';

/** Only staff read its lines: what a company is to the programme is no advocate's business. */
export const companySubject = defineSubject('COMPANY', null);

export const companyLine = defineLines(companySubject, {
  'R-O2': [
    'ADDED',
    'COUNTRY_CHANGED',
    'GIFTS_CHANGED',
    'PUBLIC_SECTOR_CHANGED',
    'OWNER_CHANGED',
    'OWNER_REMOVED',
    'REVENUE_CHANGED',
    'CUSTOMER_SINCE_CHANGED',
    'RENEWAL_CHANGED',
    'INDUSTRY_CHANGED',
    'EMPLOYEES_CHANGED',
    'DOMAINS_CHANGED',
  ],
  'R-D7': ['COMPANY_AS_BEFORE'],
  'R-W12': [
    'FIRST_WON',
    'FIRST_WON_MOVED',
    'LAST_WIN_TAKEN_BACK',
    'KIND_STATED',
    'KIND_TAKEN_BACK',
    'CRM_KIND_STATED',
    'CRM_KIND_TAKEN_BACK',
  ],
});
