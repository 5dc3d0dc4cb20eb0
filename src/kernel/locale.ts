/** The languages that people are served in; every catalogue of texts has all four. */
export const LOCALES = ['en', 'ja', 'id', 'zh-CN'] as const;

export type Locale = (typeof LOCALES)[number];

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}
