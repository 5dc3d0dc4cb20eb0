import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../../kernel/day.js';
import { companyStanding } from './company-kind.rules.js';

describe('what a company is on 1 February, and why', () => {
  it.each([
    [null, null, null, 'PROSPECT', 'NO_WON_DEAL'],
    [null, null, '2027-01-31', 'ACCOUNT', 'WON_DEAL'],
    [null, null, '2027-02-01', 'ACCOUNT', 'WON_DEAL'],
    [null, null, '2027-02-02', 'PROSPECT', 'NO_WON_DEAL'],
    ['PROSPECT', null, '2027-01-31', 'PROSPECT', 'PERSON'],
    ['ACCOUNT', null, null, 'ACCOUNT', 'PERSON'],
    [null, 'PROSPECT', '2027-01-31', 'PROSPECT', 'CRM'],
    [null, 'ACCOUNT', null, 'ACCOUNT', 'CRM'],
    ['PROSPECT', 'ACCOUNT', '2027-01-31', 'PROSPECT', 'PERSON'],
    ['ACCOUNT', 'PROSPECT', null, 'ACCOUNT', 'PERSON'],
  ] as const)(
    'R-W12: a person said %s, the CRM %s, won since %s: %s, because of %s',
    (statedByPerson, statedByCrm, since, kind, reason) => {
      const wonSince = since === null ? null : parseDay(since);
      const known = { statedByPerson, statedByCrm, wonSince };
      expect(companyStanding(known, parseDay('2027-02-01'))).toEqual({ kind, reason });
    },
  );
});
