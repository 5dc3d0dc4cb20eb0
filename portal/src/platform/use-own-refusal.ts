import { useTranslation } from 'react-i18next';
import {
  fieldOf,
  sortUserErrors,
  type SortedErrors,
  type UserError,
} from '../ui/forms/user-errors.js';

/**
 * Refusals of an advocate's own acts in their language: by code, and by field where the refusal
 * names fields (`field.link`). The server's own English message is shown only where the catalogue
 * has no text. Pages that use it load the catalogue `own-refusals`.
 */
export function useOwnRefusal(): (refusal: UserError, fields?: readonly string[]) => SortedErrors {
  const { t, i18n } = useTranslation('own-refusals');
  const known = (key: string) => i18n.exists(`own-refusals:${key}`);
  const ofField = (path: readonly string[], message: string) => {
    const field = fieldOf(path);
    return known(`field.${field}`) ? t(`field.${field}` as 'field.link') : message;
  };
  return (refusal, fields = []) => {
    const problems = refusal.problems?.map(({ path, message }) => ({
      path,
      message: ofField(path, message),
    }));
    const message = known(refusal.code) ? t(refusal.code as 'NOT_FOUND') : refusal.message;
    return sortUserErrors({ ...refusal, message, problems }, fields);
  };
}
