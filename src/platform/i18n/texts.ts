import type { IntlMessageFormat } from 'intl-messageformat';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../kernel/locale.js';

export type TextArguments = Readonly<Record<string, string | number | Date>>;

/** A text that no catalogue has, or that misses an argument: never shown, always thrown. */
export class TextError extends Error {
  override readonly name = 'TextError';
}

type Compile = (message: string, locale: Locale) => IntlMessageFormat;
type Catalogue = ReadonlyMap<string, string>;

/** The texts of one feature in every language: ICU messages under dotted keys, as in the portal. */
export class Texts {
  private readonly compiled = new Map<string, IntlMessageFormat>();

  private constructor(
    private readonly catalogues: ReadonlyMap<Locale, Catalogue>,
    private readonly compile: Compile,
  ) {}

  /** Reads `<folder>/<locale>.json` of every language. The library is loaded only now. */
  static async open(folder: string): Promise<Texts> {
    // Not through i18next: its ICU plugin takes this library for an ES module, which it is not.
    const [library, ...catalogues] = await Promise.all([
      import('intl-messageformat'),
      ...LOCALES.map((locale) => readCatalogue(join(folder, `${locale}.json`))),
    ]);
    return new Texts(
      new Map(LOCALES.map((locale, at) => [locale, catalogues[at] ?? new Map<string, string>()])),
      // Texts are plain: a `<` is a `<`, and code that puts them into HTML escapes it.
      (message, locale) =>
        new library.IntlMessageFormat(message, locale, undefined, { ignoreTag: true }),
    );
  }

  /** Throws TextError for a key without a text, and for a missing argument. */
  say(locale: Locale, key: string, args: TextArguments = {}): string {
    try {
      return String(this.messageOf(locale, key).format({ ...args }));
    } catch (error) {
      if (error instanceof TextError) throw error;
      throw new TextError(`The text ${key} in ${locale} cannot be made: ${String(error)}`);
    }
  }

  has(locale: Locale, key: string): boolean {
    return this.catalogues.get(locale)?.has(key) ?? false;
  }

  private messageOf(locale: Locale, key: string): IntlMessageFormat {
    const name = `${locale} ${key}`;
    const known = this.compiled.get(name);
    if (known) return known;
    const message = this.catalogues.get(locale)?.get(key);
    if (message === undefined) throw new TextError(`There is no text ${key} in ${locale}`);
    const compiled = this.compile(message, locale);
    this.compiled.set(name, compiled);
    return compiled;
  }
}

async function readCatalogue(file: string): Promise<Catalogue> {
  const texts = new Map<string, string>();
  flatten(JSON.parse(await readFile(file, 'utf8')), '', texts);
  return texts;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string') {
    into.set(path, value);
    return;
  }
  for (const [key, below] of Object.entries(value as object)) {
    flatten(below, path === '' ? key : `${path}.${key}`, into);
  }
}
