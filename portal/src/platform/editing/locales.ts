import { toLanguage, LANGUAGES } from '../../i18n/languages.js';

/** A language as the API names it. */
export type Locale = Parameters<typeof toLanguage>[0];

/** The languages in which challenges and rewards can be written. */
export const LOCALES = ['en', 'ja', 'id', 'zh_CN'] as const satisfies readonly Locale[];

/** A language by its own name. */
export const languageName = (locale: Locale): string => LANGUAGES[toLanguage(locale)];
