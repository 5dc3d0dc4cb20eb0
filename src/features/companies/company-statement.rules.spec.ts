import { describe, expect, it } from '@jest/globals';
import { allowsGifts, CompanyStatement, stated } from './company-statement.rules.js';

const NOTHING = { country: null, giftsAllowed: null, publicSector: null };
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
    expect(after).toEqual({ country: null, giftsAllowed: false, publicSector: true });
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

  it.each([' jp ', 'JP'])('a country is read: %s', (country) => {
    expect(CompanyStatement.parse({ country }).country).toBe('JP');
  });

  it.each(['XX', 'Japan', '', 'ZZ'])('no country is refused: %s', (country) => {
    expect(CompanyStatement.safeParse({ country }).success).toBe(false);
  });
});
