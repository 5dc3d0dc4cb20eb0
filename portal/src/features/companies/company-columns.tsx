import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../../src/kernel/money.js';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useProgramPath } from '../../platform/program-path.js';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Status } from '../../ui/states/status.js';

export const ListedCompany = graphql(`
  fragment ListedCompany on Company @_unmask {
    id
    name
    externalId
    kind
    wonSince
    owner {
      id
      name
      isStaff
    }
    revenue {
      amountMinor
      currency
    }
    customerSince
    renewsOn
    country
    industry
    employees
    allowsGifts
    publicSector
    domains
    advocateCount
    openReferralCount
    wonDealCount
  }
`);

type Row = ResultOf<typeof ListedCompany>;
type Column = ListColumn<Row>;

const plainAmount = ({ revenue }: Row): string =>
  revenue
    ? (revenue.amountMinor / 10 ** minorDigits(revenue.currency)).toFixed(
        minorDigits(revenue.currency),
      )
    : '';

/** What somebody said of it, else since when its deals show it. */
const customerSince = (row: Row): string => row.customerSince ?? row.wonSince ?? '';

/** How much is under way there. */
function useCounts(): Column[] {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const count = (
    key: 'advocates' | 'openReferrals' | 'wonDeals',
    of: (row: Row) => number,
  ): Column => ({
    key,
    header: t(`list.column.${key}`),
    align: 'right',
    cell: (row) => formats.number(of(row)),
    text: (row) => String(of(row)),
  });
  return [
    count('advocates', (row) => row.advocateCount),
    count('openReferrals', (row) => row.openReferralCount),
    count('wonDeals', (row) => row.wonDealCount),
  ];
}

/** What a spreadsheet has besides: days as days, and codes as codes. */
function useFileColumns(): Column[] {
  const { t } = useTranslation(['companies', 'common']);
  const yesOrNo = (said: boolean | null) =>
    said === null ? '' : t(said ? 'common:yes' : 'common:no');
  const only = (key: string, header: string, text: (row: Row) => string): Column => ({
    key,
    header,
    text,
    cell: text,
    fileOnly: true,
  });
  return [
    only('currency', t('facts.currency'), (row) => row.revenue?.currency ?? ''),
    only('customerSince', t('facts.customerSince'), customerSince),
    only('industry', t('facts.industry'), (row) => row.industry ?? ''),
    only('employees', t('facts.employees'), (row) => String(row.employees ?? '')),
    only('gifts', t('list.column.gifts'), (row) => yesOrNo(row.allowsGifts)),
    only('sector', t('facts.publicSector.label'), (row) => yesOrNo(row.publicSector)),
    only('domains', t('facts.domains'), (row) => row.domains.join(' ')),
    only('externalId', t('facts.externalId'), (row) => row.externalId ?? ''),
  ];
}

function useFactColumns(): Column[] {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const ownerOf = ({ owner }: Row) =>
    owner && (owner.isStaff ? owner.name : t('facts.left', { name: owner.name }));
  return [
    {
      key: 'owner',
      header: t('facts.owner'),
      cell: (row) => ownerOf(row) ?? '–',
      text: (row) => ownerOf(row) ?? '',
    },
    {
      key: 'country',
      header: t('facts.country'),
      cell: ({ country }) => (country ? formats.country(country) : '–'),
      text: ({ country }) => country ?? '',
    },
    {
      key: 'revenue',
      header: t('facts.revenue'),
      align: 'right',
      cell: ({ revenue }) => (revenue ? <MoneyAmount money={revenue} /> : '–'),
      text: plainAmount,
    },
    {
      key: 'renewsOn',
      header: t('facts.renewsOn'),
      cell: ({ renewsOn }) => (renewsOn ? formats.day(renewsOn) : '–'),
      text: ({ renewsOn }) => renewsOn ?? '',
    },
  ];
}

export function useCompanyColumns(): Column[] {
  const { t } = useTranslation(['companies', 'status']);
  const path = useProgramPath();
  return [
    {
      key: 'name',
      header: t('list.column.name'),
      primary: true,
      cell: (row) => <TextLink to={path('companies', row.id)}>{row.name}</TextLink>,
      text: (row) => row.name,
    },
    {
      key: 'kind',
      header: t('list.kind'),
      cell: (row) => <Status of="company" status={row.kind} />,
      text: (row) => t(`status:company.${row.kind}`),
    },
    ...useFactColumns(),
    ...useCounts(),
    ...useFileColumns(),
  ];
}
