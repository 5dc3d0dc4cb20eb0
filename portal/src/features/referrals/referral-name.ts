import { useTranslation } from 'react-i18next';

interface Named {
  refereeName: string | null;
  company: { name: string } | null;
}

/** "Hana Mori, Aozora Logistics"; another word for the name where the person's data were erased. */
export function useReferralName(): (referral: Named) => string {
  const { t } = useTranslation('pipeline');
  return ({ refereeName, company }) =>
    [refereeName ?? t('nobody'), company?.name].filter(Boolean).join(', ');
}
