import { describe, expect, it } from '@jest/globals';
import {
  companyNameKey,
  CompanyNames,
  legalFormOf,
  mayStillMean,
  type NamedCompany,
} from './company.rules.js';

describe('companyNameKey', () => {
  it.each([
    ['Acme Corporation', 'ACME Corp.'],
    ['Acme, Inc.', 'acme'],
    ['Muster GmbH & Co. KG', 'MUSTER'],
    ['Total S.A.', 'Total'],
    ['Johnson & Johnson', 'Johnson and Johnson'],
    ["Lowe's Companies", 'Lowes Companies'],
    ['株式会社田中', '田中'],
    ['㈱田中', '田中株式会社'],
    ['Ｔａｎａｋａ Ｋ．Ｋ．', 'Tanaka KK'],
    ['PT Maju Jaya Tbk', 'Maju Jaya'],
    ['PT. Maju Jaya (Persero) Tbk.', 'Maju Jaya Persero'],
    ['杭州云栖科技有限公司', '杭州云栖科技'],
    ['Petronas Sdn. Bhd.', 'PETRONAS'],
    ['  Café\u0301  Luna ', 'Café\u0301 luna'],
  ])('%s and %s are one company', (one, other) => {
    expect(companyNameKey(one)).toBe(companyNameKey(other));
  });

  it.each([
    ['Acme', 'Acme Labs'],
    ['Company of Heroes', 'Heroes'],
    ['AB Volvo', 'Volvo AB Trucks'],
    ['田中', '田中商事'],
  ])('%s and %s are two', (one, other) => {
    expect(companyNameKey(one)).not.toBe(companyNameKey(other));
  });

  it('keeps a name that is nothing but a legal form', () => {
    expect(companyNameKey('Limited')).toBe('limited');
    expect(companyNameKey('株式会社')).toBe('株式会社');
  });

  it('refuses a name without a letter or digit', () => {
    expect(() => companyNameKey(' -- ')).toThrow(RangeError);
  });
});

/** As they come in, one after the other. */
function namesOf(...names: string[]): CompanyNames<NamedCompany> {
  const known = new CompanyNames<NamedCompany>();
  for (const name of names) {
    if (known.find(name) === null) known.learn([{ name, nameKey: known.keyFor(name) }]);
  }
  return known;
}

describe('K10, R-O1: which company a name means', () => {
  it.each([
    ['the same form', ['Aurora AG', 'Aurora Ltd.'], 'AURORA Limited', 'Aurora Ltd.'],
    ['a name without its form, of one company', ['Aurora AG'], 'Aurora', 'Aurora AG'],
    ['a form that was not told before', ['Aurora'], 'Aurora AG', 'Aurora'],
    ['the very name before another form', ['Aurora AG', 'Aurora Ltd.'], 'Aurora AG', 'Aurora AG'],
    ['another form: another company', ['Aurora AG'], 'Aurora Ltd.', null],
    ['a name without its form, of two', ['Aurora AG', 'Aurora Ltd.'], 'Aurora', null],
    ['forms before the name', ['PT Maju Jaya'], 'Maju Jaya Tbk', null],
    ['of those that are listed', ['PT Maju Jaya Tbk'], 'PT. Maju Jaya', 'PT Maju Jaya Tbk'],
    ['joined forms', ['株式会社田中'], '田中 K.K.', '株式会社田中'],
    ['other joined forms', ['株式会社田中'], '有限会社田中', null],
  ])('%s', (_what, known, name, meant) => {
    expect(namesOf(...known).find(name)?.name ?? null).toBe(meant);
  });

  it('a name without a form that two bear is a third company, and found again', () => {
    const known = namesOf('Aurora AG', 'Aurora Ltd.', 'Aurora');
    expect(known.all.map(({ nameKey }) => nameKey)).toEqual([
      'aurora',
      'aurora (ltd)',
      'aurora ()',
    ]);
    expect(known.find('aurora')?.name).toBe('Aurora');
  });

  it.each([
    ['Aurora', 'Aurora AG', true],
    ['aurora', 'Aurora', true],
    ['AURORA Limited', 'Aurora Ltd.', true],
    ['Aurora Ltd.', 'Aurora AG', false],
    ['Aurora Ltd.', 'Aurora', false],
    ['Aurora', 'Aurora Labs AG', false],
  ])('%s, told of what is %s already, may still mean it: %p', (told, known, may) => {
    expect(mayStillMean(told, known)).toBe(may);
  });

  it.each([
    ['Acme, Inc.', 'inc'],
    ['Acme Co., Ltd.', 'ltd'],
    ['Acme & Co.', 'co'],
    ['Muster GmbH & Co. KG', 'gmbh co kg'],
    ['㈱田中', 'kk'],
    ['杭州云栖科技有限公司', 'youxian'],
    ['CV Sinar Abadi', 'cv'],
    ['Limited', ''],
    ['Aurora', ''],
  ])('%s has the form %p', (name, form) => {
    expect(legalFormOf(name)).toBe(form);
  });
});
