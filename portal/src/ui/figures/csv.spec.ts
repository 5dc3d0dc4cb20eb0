import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.js';

describe('toCsv', () => {
  it('quotes what would break a row, and doubles quotes', () => {
    expect(
      toCsv([
        ['Step', 'a, b'],
        ['say "yes"', '2'],
      ]),
    ).toBe('\uFEFFStep,"a, b"\r\n"say ""yes""",2\r\n');
  });

  it('keeps what a spreadsheet would run as text, and numbers as numbers', () => {
    expect(toCsv([['=HYPERLINK("x")', '-3']])).toBe('\uFEFF"\'=HYPERLINK(""x"")",-3\r\n');
    expect(toCsv([['＝1+1', '\n=1', '@x']])).toBe("\uFEFF'＝1+1,\"'\n=1\",'@x\r\n");
  });
});
