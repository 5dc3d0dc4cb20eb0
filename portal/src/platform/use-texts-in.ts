import i18next from 'i18next';
import { useEffect, useState } from 'react';
import type { Language } from '../i18n/languages.js';

/**
 * Fetches the texts of another language beside the reader's own, for content that somebody else
 * will read; shows them when they are loaded. Use `i18n.getFixedT(language)` with it.
 */
export function useTextsIn(language: Language): void {
  const [, setLoaded] = useState('');
  useEffect(() => {
    let wanted = true;
    void i18next.loadLanguages(language).then(() => {
      if (wanted) setLoaded(language);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
}
