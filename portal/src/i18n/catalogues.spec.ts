import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { STATUS_TONES } from '../ui/states/status-tone.js';
import { LANGUAGES } from './languages.js';

const folder = new URL('.', import.meta.url);
const languages = Object.keys(LANGUAGES);
const namespaces = readdirSync(new URL('en/', folder)).sort();

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const read = (language: string, file: string) =>
  Object.fromEntries(
    flatten(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Texts),
  );

interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
}

const KINDS = ['literal', 'text', 'number', 'date', 'time', 'select', 'plural'];

/** The arguments of a message with their kinds: `count plural`, `name text`. Throws where it is not ICU. */
function argumentsOf(message: string, language: string): string[] {
  const found = new Set<string>();
  const visit = (nodes: Node[]) => {
    for (const node of nodes) {
      const kind = KINDS[node.type];
      if (kind && kind !== 'literal' && node.value) found.add(`${node.value} ${kind}`);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** Words that people never read (domain.md): the person referred is no judge of a game, and nobody is rejected. */
const UNWANTED: Record<string, RegExp> = {
  en: /referee|\breject/i,
  ja: /レフ[ェリ]|審判|被紹介者|却下|拒否/,
  id: /referee|\breferi\b|wasit|tolak/i,
  'zh-CN': /referee|裁判|被推荐人|拒绝|驳回/,
};

describe('the four catalogues', () => {
  it('have a folder for each language and nothing else', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(folders.map((each) => each.name).sort()).toEqual([...languages].sort());
  });

  it.each(languages)('%s has the same files as English', (language) => {
    expect(readdirSync(new URL(`${language}/`, folder)).sort()).toEqual(namespaces);
  });

  describe.each(namespaces)('%s', (file) => {
    const english = read('en', file);

    it.each(languages)('in %s has the same keys, each with a text', (language) => {
      const texts = read(language, file);
      expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
      expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    });

    it.each(languages)('in %s takes the same arguments of the same kinds', (language) => {
      const texts = read(language, file);
      const wanted = Object.entries(english).map(([key, text]) => [key, argumentsOf(text, 'en')]);
      const given = Object.keys(english).map((key) => [
        key,
        argumentsOf(texts[key] ?? '', language),
      ]);
      expect(given).toEqual(wanted);
    });

    it.each(languages)('in %s has none of the words that people must not read', (language) => {
      const unwanted = UNWANTED[language];
      expect(unwanted).toBeDefined();
      const hits = Object.entries(read(language, file)).filter(([, text]) => unwanted?.test(text));
      expect(hits).toEqual([]);
    });
  });

  it('name every status that the portal can show', () => {
    const texts = read('en', 'status.json');
    const shown = Object.entries(STATUS_TONES).flatMap(([kind, statuses]) =>
      Object.keys(statuses).map((status) => `${kind}.${status}`),
    );
    expect(shown.filter((key) => !(key in texts))).toEqual([]);
  });
});

describe('the comparison itself', () => {
  it('sees an argument that is missing or of another kind', () => {
    expect(argumentsOf('{count, plural, one {# day} other {# days of {name}}}', 'en')).toEqual([
      'count plural',
      'name text',
    ]);
    expect(argumentsOf('{count}', 'en')).toEqual(['count text']);
  });

  it('refuses a message that is not ICU', () => {
    expect(() => argumentsOf('{count, plural, one {a}', 'en')).toThrow();
  });
});
