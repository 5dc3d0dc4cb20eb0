import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../kernel/locale.js';

type Catalogue = ReadonlyMap<string, string>;

function catalogueOf(locale: string): Catalogue {
  const file = join(import.meta.dirname, 'texts', `${locale}.json`);
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value);
    else {
      for (const [key, below] of Object.entries(value as object)) {
        walk(below, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  walk(JSON.parse(readFileSync(file, 'utf8')), '');
  return texts;
}

/** Names of a message's arguments, and the choices of its selects. */
function shapeOf(message: string, locale: string): string[] {
  const found = new Set<string>();
  type Element = { type: number; value: string; options?: Record<string, { value: Element[] }> };
  const walk = (elements: Element[]): void => {
    for (const { type, value, options } of elements) {
      if (type !== 0 && type !== 7) found.add(value);
      for (const [choice, option] of Object.entries(options ?? {})) {
        if (type === 5) found.add(`${value}=${choice}`);
        walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst() as Element[]);
  return [...found].sort();
}

describe('the texts of notices', () => {
  const catalogues = new Map(LOCALES.map((locale) => [locale, catalogueOf(locale)]));
  const english = catalogues.get('en') ?? new Map<string, string>();

  it.each(LOCALES)('%s has every text, with the same arguments and choices', (locale) => {
    const texts = catalogues.get(locale) ?? new Map<string, string>();
    expect([...texts.keys()]).toEqual([...english.keys()]);
    for (const [key, message] of texts) {
      expect([key, shapeOf(message, locale)]).toEqual([key, shapeOf(english.get(key) ?? '', 'en')]);
    }
  });

  it.each(LOCALES)('never say "referee" in %s', (locale) => {
    for (const message of (catalogues.get(locale) ?? new Map<string, string>()).values()) {
      expect(message).not.toMatch(/referee/i);
    }
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))(
    'are not left in English in %s',
    (locale) => {
      for (const [key, message] of catalogues.get(locale) ?? []) {
        expect([key, message]).not.toEqual([key, english.get(key)]);
      }
    },
  );
});
