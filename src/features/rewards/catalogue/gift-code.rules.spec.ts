import { describe, expect, it } from '@jest/globals';
import { codeKey, lineIsNoCode, normalizeCode } from './gift-code.rules.js';

describe('K18, R-R7: codes are compared by what is printed on the card', () => {
  it.each([
    ['blanks', '5012 7788 1034', '501277881034'],
    ['blanks of other widths', '5012\u00A07788\u3000\u20091034', '501277881034'],
    ["a spreadsheet's apostrophe", "'501277881034", '501277881034'],
    ['other apostrophes', '’5012′7788´1034', '501277881034'],
    ['width', 'ＡＢ１２', 'AB12'],
    ['narrow katakana', 'ｷﾞﾌﾄ-1', 'ギフト-1'],
    ['case', 'amzn-x1', 'AMZN-X1'],
    ['zero width', 'AB\u200B\u200D\uFEFF12', 'AB12'],
    ['direction marks and soft hyphens', '\u202AAB\u00AD12\u202C', 'AB12'],
    ['a variation selector, a filler', 'AB\uFE0F\u3164\u115F12', 'AB12'],
    ['how an accent is composed', 'E\u0301-1', '\u00C9-1'],
  ])('%s do not count', (_what, one, other) => {
    expect(codeKey(one)).toBe(codeKey(other));
  });

  it('what is printed does', () => {
    expect(new Set(['AB-12', 'AB12', 'AB13', 'ÄB12'].map(codeKey)).size).toBe(4);
    expect(codeKey(" '\u200B ")).toBe('');
  });

  it.each([
    ['cardno,pin,value', /heading/],
    ['Gift code', /heading/],
    ['カード番号', /heading/],
    ['卡号;卡密', /heading/],
    ['1.7E+11', /spreadsheet/],
    ['1,23457E+12', /spreadsheet/],
    ['5E+11', /spreadsheet/],
  ])('%s is pointed out', (line, why) => {
    expect(lineIsNoCode(line)).toMatch(why);
  });

  it.each(['CODE-1', '5E12', 'WELCOME', '5012778,1034,50', 'PIN 77', '17E11A'])(
    '%s is a code',
    (line) => {
      expect(lineIsNoCode(line)).toBeNull();
    },
  );
});

describe('a gift code', () => {
  it('is kept as it is printed, without the blanks of a paste', () => {
    expect(normalizeCode('\t Cafe\u0301 1 \r')).toBe('Caf\u00E9 1');
  });
});
