import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { i18n } from 'i18next';
import { LOCALES, type Locale } from '../../kernel/locale.js';

export type TextArguments = Readonly<Record<string, string | number | Date>>;

/** A text that no catalogue has, or that misses an argument: never shown, always thrown. */
export class TextError extends Error {
  override readonly name = 'TextError';
}

/** The texts of one feature in every language: ICU messages under dotted keys. */
export class Texts {
  private constructor(private readonly instance: i18n) {}

  /** Reads `<folder>/<locale>.json` of every language. The library is loaded only now. */
  static async open(folder: string): Promise<Texts> {
    const [{ createInstance }, { default: Icu }, catalogues] = await Promise.all([
      import('i18next'),
      import('i18next-icu'),
      Promise.all(LOCALES.map((locale) => readCatalogue(folder, locale))),
    ]);
    const instance = createInstance();
    const refuse = (error: Error, key: string): never => {
      throw new TextError(`The text ${key} cannot be made: ${error.message}`);
    };
    await instance.use(new Icu({ parseErrorHandler: refuse })).init({
      resources: Object.fromEntries(catalogues),
      supportedLngs: [...LOCALES],
      fallbackLng: false,
      initAsync: false,
    });
    return new Texts(instance);
  }

  /** Throws TextError for a key without a text. */
  say(locale: Locale, key: string, args: TextArguments = {}): string {
    if (!this.has(locale, key)) throw new TextError(`There is no text ${key} in ${locale}`);
    return this.instance.getFixedT(locale)(key, { ...args });
  }

  has(locale: Locale, key: string): boolean {
    return typeof this.instance.getResource(locale, 'translation', key) === 'string';
  }
}

async function readCatalogue(
  folder: string,
  locale: Locale,
): Promise<[Locale, { translation: Record<string, unknown> }]> {
  const text = await readFile(join(folder, `${locale}.json`), 'utf8');
  return [locale, { translation: JSON.parse(text) as Record<string, unknown> }];
}
