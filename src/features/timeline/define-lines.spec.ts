import { describe, expect, it } from '@jest/globals';
import { defineSubject } from '../subjects/index.js';
import { definedLines, defineLines } from './define-lines.js';

const poem = defineSubject('POEM', null);

describe('what lines tell of a subject', () => {
  it('is declared by rule and outcome; what is not does not compile', () => {
    const poemLine = defineLines(poem, { 'R-C1': ['WRITTEN', 'READ'], 'R-C2': ['PRAISED'] });
    const told = { subjectKind: 'POEM', rule: 'R-C1', outcome: 'READ' };
    expect(poemLine('R-C1', 'READ')).toEqual(told);
    expect(definedLines()).toContainEqual(told);
    // @ts-expect-error: an outcome of another rule
    poemLine('R-C1', 'PRAISED');
    // @ts-expect-error: a rule that was not declared
    poemLine('R-C3', 'READ');
  });

  it('is registered once', () => {
    defineLines(poem, { 'R-C3': ['RECITED'] });
    expect(() => defineLines(poem, { 'R-C3': ['RECITED'] })).toThrow(
      '"POEM R-C3.RECITED" is registered twice',
    );
  });
});
