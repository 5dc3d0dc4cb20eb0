import { describe, expect, it } from '@jest/globals';
import { readCodesFile } from './codes-file.js';

const likelyOf = (text: string) => {
  const { columns, likely } = readCodesFile(text);
  return columns.find(({ place }) => place === likely);
};

describe('readCodesFile', () => {
  it('finds the codes of a vendor among value, currency and expiry, and hides them', () => {
    const text = [
      'Product;Card number;PIN;Value;Currency;Expires',
      'Book card;4821 0093 1177 0001;8812;20,00;EUR;2027-12-31',
      'Book card;4821 0093 1177 0002;1290;20,00;EUR;2027-12-31',
    ].join('\r\n');
    expect(likelyOf(text)).toEqual({
      place: 2,
      name: 'Card number',
      sample: '4821…',
      values: ['4821 0093 1177 0001', '4821 0093 1177 0002'],
    });
    expect(readCodesFile(text).columns).toHaveLength(6);
  });

  it('takes a plain list, with a heading or without, and with what Excel writes before it', () => {
    expect(likelyOf('AAAA-1\nAAAA-2\n')).toMatchObject({
      name: null,
      values: ['AAAA-1', 'AAAA-2'],
    });
    expect(likelyOf('\uFEFFsep=,\r\nCode\r\nAAAA-1\r\n')).toMatchObject({
      name: 'Code',
      values: ['AAAA-1'],
    });
  });

  it('keeps quoted cells whole, and leaves out what is empty', () => {
    const text = 'code,note\n"A,1234567",first\n,none\n"B ""x"" 99",second\n';
    expect(likelyOf(text)?.values).toEqual(['A,1234567', 'B "x" 99']);
  });

  it('says where nothing is in it', () => {
    expect(() => readCodesFile('')).toThrow('The file has no codes.');
    expect(() => readCodesFile('\n \n')).toThrow('The file has no codes.');
  });
});
