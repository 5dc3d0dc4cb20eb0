import { useTranslation } from 'react-i18next';
import type { Role } from '../../platform/navigation.js';

/** "marketer, sales", in the reader's language and way of listing. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { t, i18n } = useTranslation('status');
  return (roles) => {
    const names = roles.map((role) => t(`role.${role}`));
    return names.join(/^(ja|zh)/.test(i18n.language) ? '、' : ', ');
  };
}
