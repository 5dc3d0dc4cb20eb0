import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.js';
import { useTextsIn } from '../../platform/use-texts-in.js';

/** The suggested start of a message, in its reader's language: what they can do next (R-C3). */
export function useStarter(language: Language): (reason: string) => string {
  const { i18n } = useTranslation('approvals');
  useTextsIn(language);
  const t = i18n.getFixedT(language, 'approvals');
  return (reason) => (reason === '' ? '' : t(`starter.${reason}` as 'starter.OTHER'));
}
