import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import type { MergedFactsOf, Preview } from './merge-query.js';

type Fact = Preview['factsTaken'][number];

/** What a fact of a company is called, and what it says. */
export function useFactText(): (
  fact: Fact,
  company: MergedFactsOf,
) => { label: string; value: ReactNode } {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const day = (said: string | null) => said && formats.day(said);
  const word = (said: boolean | null) => (said === null ? 'NONE' : said ? 'YES' : 'NO');
  const texts: Record<Fact, (company: MergedFactsOf) => { label: string; value: ReactNode }> = {
    country: ({ country }) => ({
      label: t('facts.country'),
      value: country && formats.country(country),
    }),
    giftsAllowed: ({ giftsAllowed }) => ({
      label: t('facts.gifts.label'),
      value: t(`facts.gifts.${word(giftsAllowed)}`),
    }),
    publicSector: ({ publicSector }) => ({
      label: t('facts.publicSector.label'),
      value: t(`facts.publicSector.${word(publicSector)}`),
    }),
    ownerId: ({ owner }) => ({ label: t('facts.owner'), value: owner?.name }),
    revenue: ({ revenue }) => ({
      label: t('facts.revenue'),
      value: revenue && <MoneyAmount money={revenue} />,
    }),
    customerSince: (company) => ({
      label: t('facts.customerSince'),
      value: day(company.customerSince),
    }),
    renewsOn: (company) => ({ label: t('facts.renewsOn'), value: day(company.renewsOn) }),
    industry: ({ industry }) => ({ label: t('facts.industry'), value: industry }),
    employees: ({ employees }) => ({
      label: t('facts.employees'),
      value: employees && formats.number(employees),
    }),
    domains: () => ({ label: t('facts.domains'), value: null }),
  };
  return (fact, company) => texts[fact](company);
}
