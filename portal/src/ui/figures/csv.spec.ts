import { describe, expect, it } from '@jest/globals';
import { csvLines } from './csv.js';

describe('csvLines', () => {
  it('quotes what would break a row, and doubles quotes', () => {
    expect(
      csvLines([
        ['Step', 'a, b'],
        ['say "yes"', '2'],
      ]),
    ).toBe('Step,"a, b"\r\n"say ""yes""",2\r\n');
  });

  it('keeps what a spreadsheet would run as text, and numbers as numbers', () => {
    expect(csvLines([['=HYPERLINK("x")', '-3']])).toBe('"\'=HYPERLINK(""x"")",-3\r\n');
    expect(csvLines([['＝1+1', '\n=1', '@x']])).toBe("'＝1+1,\"'\n=1\",'@x\r\n");
  });
});
