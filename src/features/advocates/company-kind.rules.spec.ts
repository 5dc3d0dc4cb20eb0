import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../kernel/day.js';
import { companyKind } from './company-kind.rules.js';

describe('what a company is on a day', () => {
  it.each([
    [null, null, 'PROSPECT'],
    [null, '2027-01-31', 'ACCOUNT'],
    [null, '2027-02-01', 'ACCOUNT'],
    [null, '2027-02-02', 'PROSPECT'],
    ['PROSPECT', '2027-01-31', 'PROSPECT'],
    ['ACCOUNT', null, 'ACCOUNT'],
  ] as const)('R-W12: said to be %s, won since %s: %s on 1 February', (saidKind, since, kind) => {
    const wonSince = since === null ? null : parseDay(since);
    expect(companyKind({ saidKind, wonSince }, parseDay('2027-02-01'))).toBe(kind);
  });
});
