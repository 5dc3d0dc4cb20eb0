import { useTranslation } from 'react-i18next';

interface Named {
  name: string | null;
  externalId: string | null;
  company: { name: string } | null;
}

/** What a deal is called, by what is known of it. */
export function useDealName(): (deal: Named) => string {
  const { t } = useTranslation('pipeline');
  return ({ name, externalId, company }) =>
    name ?? externalId ?? company?.name ?? t('deals.unnamed');
}
