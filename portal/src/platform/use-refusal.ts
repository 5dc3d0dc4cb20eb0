import { useTranslation } from 'react-i18next';
import { sortUserErrors, type SortedErrors, type UserError } from '../ui/forms/user-errors.js';

type Refusal = Pick<UserError, 'code' | 'message' | 'usedBy'>;

/**
 * Refusals of staff's acts in the reader's language, by code; the server's own message is shown for
 * a refusal that names a field or that the portal does not know yet. Pages that use it load the
 * catalogue `refusals`.
 */
export function useRefusal(): {
  text: (refusal: Refusal) => string;
  sort: (refusal: UserError, fields: readonly string[]) => SortedErrors;
} {
  const { t, i18n } = useTranslation('refusals');
  const text = ({ code, message, usedBy = [] }: Refusal) => {
    const names = usedBy.map(({ name }) => name).join(', ');
    return i18n.exists(`refusals:${code}`) ? t(code as 'STILL_USED', { names }) : message;
  };
  return {
    text,
    sort: (refusal, fields) => sortUserErrors({ ...refusal, message: text(refusal) }, fields),
  };
}
