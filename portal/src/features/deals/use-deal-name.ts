import { useTranslation } from 'react-i18next';

interface Named {
  name: string | null;
  externalId: string | null;
  company: { name: string } | null;
}

/** The name of a deal, made from what is known of it. */
export function useDealName(): (deal: Named) => string {
  const { t } = useTranslation('pipeline');
  return ({ name, externalId, company }) =>
    name ?? externalId ?? company?.name ?? t('deals.unnamed');
}
