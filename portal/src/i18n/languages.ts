/** The languages of the portal, in the order of the switcher, each named in itself. */
export const LANGUAGES = {
  en: 'English',
  ja: '日本語',
  id: 'Bahasa Indonesia',
  'zh-CN': '简体中文',
} as const;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The portal's language for a BCP 47 tag: `ja-JP` is ja, `zh-Hans-SG` and `zh` are zh-CN. */
export function matchLanguage(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  const base = tag.toLowerCase().split('-')[0] ?? '';
  // Browsers still say "in" for Indonesian here and there (the code before 1989).
  const known: Record<string, Language> = { en: 'en', ja: 'ja', id: 'id', in: 'id', zh: 'zh-CN' };
  return known[base] ?? null;
}

/** The first that is ours: the member's language, this device's choice, the browser's. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const language = matchLanguage(wish);
    if (language) return language;
  }
  return 'en';
}

/** The API's enum has no hyphen. */
export const toLanguage = (locale: 'en' | 'ja' | 'id' | 'zh_CN'): Language =>
  locale === 'zh_CN' ? 'zh-CN' : locale;
export const toLocale = (language: Language): 'en' | 'ja' | 'id' | 'zh_CN' =>
  language === 'zh-CN' ? 'zh_CN' : language;
