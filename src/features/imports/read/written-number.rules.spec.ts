import { describe, expect, it } from '@jest/globals';
import { currenciesOf, parseNumberFormat, readingsOf, readNumber } from './written-number.rules.js';

describe('R-D2: numbers are read by one notation', () => {
  it.each([
    // text, with a point, with a comma
    ['1054', '1054', '1054'],
    ['1054.5', '1054.5', null],
    ['1,054.50', '1054.50', null],
    ['1.054,50', null, '1054.50'],
    ['1.200', '1.200', '1200'],
    ['22,368', '22368', '22.368'],
    ['0.500', '0.500', null],
    ['0,500', null, '0.500'],
    ['1200¹', null, null],
    ['261,96', null, '261.96'],
    ['1,200,000', '1200000', null],
    ['12,34,567.89', '1234567.89', null],
    ["1'234.56", '1234.56', null],
    ['1’234', '1234', '1234'],
    ['1 234,56', null, '1234.56'],
    ['1\u202F234,56', null, '1234.56'],
    ['−5', '-5', '-5'],
    ['(1,200.50)', '-1200.50', null],
    ['１，２００．５０', '1200.50', null],
    ['', null, null],
    ['12,34', null, '12.34'],
    ['1,2,3', null, null],
    ['1.2.3', null, null],
    ['1..2', null, null],
    ['1E+05', null, null],
    ['ten', null, null],
    ['-', null, null],
  ])('%s', (text, point, comma) => {
    expect(readNumber(text, '.')?.number ?? null).toBe(point);
    expect(readNumber(text, ',')?.number ?? null).toBe(comma);
  });

  it.each([
    ['$1,200.50', '1200.50', '$'],
    ['USD 1,200.50', '1200.50', 'USD'],
    ['1,200.50 €', '1200.50', '€'],
    ['Rp500', '500', 'Rp'],
    ['kr. 12', '12', 'kr.'],
    ['¥1,200', '1200', '¥'],
    ['1200円', '1200', '円'],
    ['-$5', '-5', '$'],
  ])('%s has a unit', (text, number, unit) => {
    expect(readNumber(text, '.')).toEqual({ number, unit });
  });

  it('one with two units is no number', () => {
    expect(readNumber('$1,200 USD', '.')).toBeNull();
  });

  it('a currency without a smaller unit settles what others leave open', () => {
    expect(readingsOf('1,200', 'EUR')).toEqual({ '.': '1200', ',': '1.200' });
    expect(readingsOf('1,200', 'JPY')).toEqual({ '.': '1200', ',': null });
    // as a database writes them, with three decimals
    expect(readingsOf('1.000', 'JPY')).toEqual({ '.': '1.000', ',': '1000' });
    expect(readingsOf('1200.000', 'JPY')).toEqual({ '.': '1200.000', ',': null });
    expect(readingsOf('1200.00', 'JPY')).toEqual({ '.': '1200.00', ',': null });
  });

  it('a sign beside the number counts before the currency of the row', () => {
    expect(readingsOf('€1.500', 'JPY')).toEqual({ '.': '1.500', ',': '1500' });
    expect(readingsOf('€12,50', 'JPY')).toEqual({ '.': null, ',': '12.50' });
    expect(readingsOf('1,200円', 'EUR')).toEqual({ '.': '1200', ',': null });
    expect(readingsOf('¥1,200', 'JPY')).toEqual({ '.': '1200', ',': null });
    expect(readingsOf('¥1,200', 'CNY')).toEqual({ '.': '1200', ',': '1.200' });
  });

  it('a unit names the currencies that it can mean', () => {
    expect(currenciesOf('€')).toEqual(['EUR']);
    expect(currenciesOf('kr.')).toContain('DKK');
    expect(currenciesOf('eur')).toEqual(['EUR']);
    expect(currenciesOf('pieces')).toEqual([]);
  });

  it.each([
    ['1,234.56', '.'],
    ['1.234,56', ','],
    ["1'234.56", '.'],
    ['1 234,5', ','],
    ['0,00', ','],
    ['1.234', null],
    ['german', null],
  ])('a mapping says %s', (text, mark) => {
    expect(parseNumberFormat(text)).toBe(mark);
  });
});
