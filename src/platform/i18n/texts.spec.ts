import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '../../kernel/locale.js';
import { TextError, Texts } from './texts.js';

describe('texts of a catalogue', () => {
  let texts: Texts;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'goodturn-texts-'));
    for (const locale of LOCALES) {
      const catalogue = {
        of: { points: `${locale}: {n, plural, one {# point} other {# points}} for <{name}>` },
      };
      await writeFile(join(folder, `${locale}.json`), JSON.stringify(catalogue));
    }
    texts = await Texts.open(folder);
  });

  it('count and group as the language does, and leave < and names as they are', () => {
    const args = { name: 'O’Neil & {x}' };
    expect(texts.say('en', 'of.points', { ...args, n: 1 })).toBe('en: 1 point for <O’Neil & {x}>');
    expect(texts.say('en', 'of.points', { ...args, n: 1_500 })).toContain('1,500 points');
    expect(texts.say('id', 'of.points', { ...args, n: 1_500 })).toContain('1.500 points');
  });

  it('are never a key: one that is missing is thrown, as is a missing argument', () => {
    expect(() => texts.say('en', 'of.nothing')).toThrow(TextError);
    expect(() => texts.say('en', 'of')).toThrow(TextError);
    expect(() => texts.say('en', 'of.points', { n: 1 })).toThrow(TextError);
    expect(texts.has('ja', 'of.points')).toBe(true);
    expect(texts.has('ja', 'of.nothing')).toBe(false);
  });
});
