import { useTranslation } from 'react-i18next';
import type { UserError } from '../ui/user-errors.js';

/**
 * A refusal in the reader's language, by its code; the server's own words where the portal has none. Pages that
 * use it load the catalogue `refusals`.
 */
export function useRefusalText(): (refusal: Pick<UserError, 'code' | 'message'>) => string {
  const { t, i18n } = useTranslation('refusals');
  return ({ code, message }) =>
    i18n.exists(`refusals:${code}`) ? t(code as 'NOT_FOUND') : message;
}
