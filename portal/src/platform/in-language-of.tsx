import { useMemo, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Language } from '../i18n/languages.js';

/** Everything below is in this language, not in the page's; `useTextsIn` fetches its texts. */
export function InLanguageOf({ language, children }: { language: Language; children: ReactNode }) {
  const { i18n } = useTranslation();
  const theirs = useMemo(() => i18n.cloneInstance({ lng: language }), [i18n, language]);
  return <I18nextProvider i18n={theirs}>{children}</I18nextProvider>;
}
