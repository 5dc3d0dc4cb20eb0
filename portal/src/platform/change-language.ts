import { chooseLanguage } from '../i18n/i18n.js';
import type { Language } from '../i18n/languages.js';
import { NotLoaded } from '../i18n/not-loaded.js';
import { reportUnreachable } from './report-broken.js';

/** Changes the portal's language; without its texts it shows a message, and returns false. */
export async function changeLanguage(language: Language): Promise<boolean> {
  try {
    await chooseLanguage(language);
    return true;
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    reportUnreachable();
    return false;
  }
}
