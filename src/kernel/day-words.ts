import type { Locale } from './locale.js';

/** The day of a moment in a zone, as people of a language write it: `3 December 2026`. */
export function dayWords(moment: Date, locale: Locale, timeZone: string): string {
  const written = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(written, { dateStyle: 'long', timeZone }).format(moment);
}
