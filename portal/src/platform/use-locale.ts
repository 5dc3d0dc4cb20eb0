import { useTranslation } from 'react-i18next';
import { pickLanguage } from '../i18n/languages.js';
import { toLocale } from './viewer.js';

/** The language of the page as the API calls it. */
export function useLocale(): ReturnType<typeof toLocale> {
  const { i18n } = useTranslation();
  return toLocale(pickLanguage([i18n.language]));
}
