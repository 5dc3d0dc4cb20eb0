import { describe, expect, it } from '@jest/globals';
import { companyNameKey } from './company.rules.js';

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
