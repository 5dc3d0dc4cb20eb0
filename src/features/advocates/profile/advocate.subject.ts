import { defineSubject } from '../../subjects/index.js';
import { defineLines } from '../../timeline/index.js';
import { advocateIdsOfCompanies, findAdvocateNames } from './advocate.queries.js';

/** A profile, and who changed it (R-U1). */
export const advocateSubject = defineSubject(
  'ADVOCATE',
  {
    find: findAdvocateNames,
    seenBy: { marketer: 'program', sales: 'program', admin: 'program', advocate: 'own' },
  },
  { kind: 'COMPANY', find: advocateIdsOfCompanies },
);

export const advocateLine = defineLines(advocateSubject, {
  'R-U1': [
    'COMPANY_CHANGED',
    'COMPANY_REMOVED',
    'COMPANY_CORRECTED',
    'EMPLOYED_SINCE',
    'EMPLOYED_SINCE_REMOVED',
    'FORMER_EMPLOYER_CORRECTED',
    'FORMER_EMPLOYER_REMOVED',
    'TIME_ZONE_CHANGED',
    'TIME_ZONE_DETECTED',
    'LANGUAGE_CHANGED',
    'ADDRESS_CHANGED',
    'PAUSED',
    'PAUSED_UNTIL',
    'RESUMED',
    'BREAK_ENDED',
    'WILLING',
    'WILLING_TAKEN_BACK',
    'INTEREST_CHOSEN',
    'INTEREST_DROPPED',
  ],
  'R-D7': ['PROFILE_AS_BEFORE'],
  'R-P7': ['POINTS_END', 'POINTS_KEPT'],
  'R-U4': ['NOMINATED', 'SET_ASIDE', 'INVITED', 'REMINDED', 'WITHDRAWN', 'DECLINED', 'JOINED'],
  'R-U5': ['LEFT', 'TAKEN_OUT'],
  'R-U6': ['MERGED', 'MERGED_INTO', 'MERGE_TAKEN_BACK'],
});
