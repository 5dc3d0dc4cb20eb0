import { useTranslation } from 'react-i18next';
import { toLanguage, pickLanguage, type Language } from '../i18n/languages.js';

type Locale = Parameters<typeof toLanguage>[0];
type Texts = Readonly<Record<string, unknown>>;

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Translated texts replace the originals; lists of texts (stages) do so place by place. */
function over(own: unknown, translated: unknown): unknown {
  if (translated === null || translated === '') return own;
  if (Array.isArray(own) && Array.isArray(translated)) {
    return own.map((each, place) => over(each, translated[place] ?? null));
  }
  if (!isTexts(own) || !isTexts(translated)) return translated;
  const merged: Record<string, unknown> = { ...own };
  for (const [name, text] of Object.entries(translated)) {
    if (name in own && name !== '__typename') merged[name] = over(own[name], text);
  }
  return merged;
}

/**
 * An answer of the API with every challenge and reward in this reader's language. What was queried
 * with its `translations` is replaced by the one in `language`; without one it stays in the
 * language that the programme wrote it in.
 */
export function inLanguage<Data>(data: Data, language: Language): Data {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isTexts(value)) return value;
    const { translations } = value;
    const found = Array.isArray(translations)
      ? (translations as { locale: Locale }[]).find(({ locale }) => toLanguage(locale) === language)
      : undefined;
    const entries = Object.entries(value).map(([name, each]) => [
      name,
      name === 'translations' ? each : walk(each),
    ]);
    const walked: unknown = Object.fromEntries(entries);
    return found ? over(walked, found) : walked;
  };
  return walk(data) as Data;
}

/** `inLanguage` for the page's reader. */
export function useInLanguage(): <Data>(data: Data) => Data {
  const { i18n } = useTranslation();
  const language = pickLanguage([i18n.language]);
  return (data) => inLanguage(data, language);
}
