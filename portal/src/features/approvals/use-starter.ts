import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.js';

/** The first words of a message in the language of who will read it: what they can do next (R-C3). */
export function useStarter(language: Language): (reason: string) => string {
  const { i18n } = useTranslation('approvals');
  const [, setLoaded] = useState(0);
  useEffect(() => {
    if (i18n.hasLoadedNamespace('approvals', { lng: language })) return;
    void i18next.loadLanguages(language).then(() => {
      setLoaded((count) => count + 1);
    });
  }, [i18n, language]);
  const t = i18n.getFixedT(language, 'approvals');
  return (reason) => (reason === '' ? '' : t(`starter.${reason}` as 'starter.OTHER'));
}
