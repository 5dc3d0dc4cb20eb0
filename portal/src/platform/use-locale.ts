import { useTranslation } from 'react-i18next';
import { toLocale, pickLanguage } from '../i18n/languages.js';

/** The language of the page as the API calls it. */
export function useLocale(): ReturnType<typeof toLocale> {
  const { i18n } = useTranslation();
  return toLocale(pickLanguage([i18n.language]));
}
