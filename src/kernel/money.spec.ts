import { describe, expect, it } from '@jest/globals';
import { minorDigits, parseMoney } from './money.js';

describe('money', () => {
  it('has the digits of ISO 4217, whatever the computer shows', () => {
    expect(['JPY', 'USD', 'IDR', 'CNY', 'KWD'].map(minorDigits)).toEqual([0, 2, 2, 2, 3]);
  });

  it('reads amounts with and without separators', () => {
    expect(parseMoney('1054', 'USD').amountMinor).toBe(105_400);
    expect(parseMoney('1,054.5', 'USD').amountMinor).toBe(105_450);
    expect(parseMoney('1054', 'JPY').amountMinor).toBe(1054);
  });

  it('refuses what is no exact amount of the currency', () => {
    expect(() => parseMoney('10.5', 'JPY')).toThrow('JPY has 0 digits');
    expect(() => parseMoney('ten', 'USD')).toThrow('Not an amount');
  });
});
