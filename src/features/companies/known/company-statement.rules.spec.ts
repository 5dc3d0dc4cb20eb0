import { describe, expect, it } from '@jest/globals';
import {
  allowsGifts,
  CompanyStatement,
  stated,
  type StatedOfCompany,
} from './company-statement.rules.js';

const NOTHING: StatedOfCompany = {
  country: null,
  giftsAllowed: null,
  publicSector: null,
  ownerId: null,
  revenue: null,
  customerSince: null,
  renewsOn: null,
  industry: null,
  employees: null,
  domains: null,
};
const person = { byPerson: true, statedByPerson: [] };

describe('what is stated of a company', () => {
  it.each([
    ['nobody said anything', null, null, true],
    ['of the public sector', null, true, false],
    ['of the public sector, and gifts were allowed', true, true, true],
    ['gifts were forbidden', false, false, false],
  ])('R-R6: %s', (_name, giftsAllowed, publicSector, allowed) => {
    expect(allowsGifts({ giftsAllowed, publicSector })).toBe(allowed);
  });

  it('R-O2: what is absent stays, null takes it back', () => {
    const before = { ...NOTHING, country: 'JP', publicSector: true };
    const { after, changed } = stated(before, { country: null, giftsAllowed: false }, person);
    expect(after).toEqual({ ...NOTHING, giftsAllowed: false, publicSector: true });
    expect(changed).toEqual(['country', 'giftsAllowed']);
  });

  it('R-O2: the CRM does not overrule a person until they take it back', () => {
    const said = stated(NOTHING, { publicSector: true }, person);
    expect(said.statedByPerson).toEqual(['publicSector']);
    const crm = { byPerson: false, statedByPerson: said.statedByPerson };
    const night = stated(said.after, { publicSector: false, country: 'DE' }, crm);
    expect(night).toMatchObject({ after: { publicSector: true, country: 'DE' } });
    expect(night).toMatchObject({ changed: ['country'], statedByPerson: ['publicSector'] });
    const back = stated(night.after, { publicSector: null }, { ...crm, byPerson: true });
    expect(back.statedByPerson).toEqual([]);
    const next = stated(back.after, { publicSector: false }, { ...crm, statedByPerson: [] });
    expect(next.after.publicSector).toBe(false);
  });

  it('R-O2: what is the same again, money and domains as well, has not changed', () => {
    const said = CompanyStatement.parse({
      revenue: { currency: 'JPY', amountMinor: 1_200_000 },
      domains: ['Kita.example', 'kita.example', 'aoi.example'],
    });
    const { after } = stated(NOTHING, said, person);
    expect(after.domains).toEqual(['aoi.example', 'kita.example']);
    expect(stated(after, said, person).changed).toEqual([]);
    const dearer = { revenue: { currency: 'JPY', amountMinor: 1_200_001 } };
    expect(stated(after, CompanyStatement.parse(dearer), person).changed).toEqual(['revenue']);
  });

  it('no domains are what was said taken back', () => {
    expect(CompanyStatement.parse({ domains: [] })).toEqual({ domains: null });
  });

  it.each([
    { revenue: { amountMinor: -1, currency: 'JPY' } },
    { revenue: { amountMinor: 1, currency: 'YEN' } },
    { customerSince: '2026-02-30' },
    { renewsOn: '1.1.2027' },
    { industry: ' ' },
    { employees: 0 },
    { employees: 1.5 },
    { domains: ['gmail.com'] },
    { domains: Array.from({ length: 51 }, (_, place) => `k${String(place)}.example`) },
  ])('is refused: %j', (statement) => {
    expect(CompanyStatement.safeParse(statement).success).toBe(false);
  });

  it.each([' jp ', 'JP'])('a country is read: %s', (country) => {
    expect(CompanyStatement.parse({ country }).country).toBe('JP');
  });

  it.each(['XX', 'Japan', '', 'ZZ'])('no country is refused: %s', (country) => {
    expect(CompanyStatement.safeParse({ country }).success).toBe(false);
  });
});
