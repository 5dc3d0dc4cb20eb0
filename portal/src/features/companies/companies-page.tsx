import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type VariablesOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useList } from '../../platform/list/use-list.js';
import type { ListAsk } from '../../ui/list/list-ask.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ListPage } from '../../ui/list/list-page.js';
import { useFormats } from '../../ui/formats/format.js';
import { AddCompanyButton } from './add-company.js';
import { ListedCompany, useCompanyColumns } from './company-columns.js';

const TagBulk = lazyPart(() => import('../tags/tag-bulk.js'));

const CompanyList = graphql(
  `
    query CompanyList(
      $filter: CompanyFilter
      $order: CompanyOrder = NAME
      $first: PageSize = 25
      $after: String
    ) {
      companies(filter: $filter, order: $order, first: $first, after: $after) {
        edges {
          node {
            ...ListedCompany
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ListedCompany],
);

const CompanyCountries = graphql(`
  query CompanyCountries {
    companyCountries
    possibleDuplicateCount
  }
`);

type Filter = NonNullable<VariablesOf<typeof CompanyList>['filter']>;

const KINDS: Readonly<Record<string, Filter>> = {
  accounts: { kind: 'ACCOUNT' },
  prospects: { kind: 'PROSPECT' },
  duplicates: { possibleDuplicate: true },
};
const ORDERS = ['NAME', 'RENEWAL', 'NEWEST'] as const;

function filterOf({ q, view, filters }: ListAsk): Filter {
  const sector = filters['sector'] ?? [];
  return {
    ...KINDS[view ?? 'all'],
    ...(q && { search: q }),
    ...(filters['owner'] && { mine: true }),
    ...(filters['country'] && { countries: [...filters['country']] }),
    ...(sector.length === 1 && { publicSector: sector[0] === 'yes' }),
  };
}

function useFilters(countries: readonly string[]) {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const inCountries = countries
    .map((value) => ({ value, label: formats.country(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, formats.language));
  return [
    { key: 'owner', label: t('facts.owner'), choices: [{ value: 'me', label: t('list.mine') }] },
    {
      key: 'sector',
      label: t('facts.publicSector.label'),
      choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`list.${value}`) })),
    },
    ...(inCountries.length > 0
      ? [{ key: 'country', label: t('facts.country'), choices: inCountries }]
      : []),
  ];
}

interface CompaniesProps {
  countries: readonly string[];
  duplicates: number;
}

function Companies({ countries, duplicates }: CompaniesProps) {
  const { t } = useTranslation(['companies', 'shell']);
  const list = useList({
    query: CompanyList,
    pick: ({ companies }) => companies,
    search: t('list.search'),
    views: {
      label: t('list.show.label'),
      choices: (['all', 'accounts', 'prospects', 'duplicates'] as const).map((value) => ({
        value,
        label: t(`list.show.${value}`, { count: duplicates }),
      })),
      whole: 'all',
    },
    filters: useFilters(countries),
    sorts: ORDERS.map((value) => ({ value, label: t(`list.order.${value}`) })),
    narrow: (asked) => ({
      filter: filterOf(asked),
      order: ORDERS.find((order) => order === asked.sort) ?? 'NAME',
    }),
  });
  return (
    <ListPage
      title={t('shell:nav.companies')}
      lead={t('list.lead')}
      actions={<AddCompanyButton />}
      list={list}
      columns={useCompanyColumns()}
      csv
      bulk={{
        nameOf: ({ name }) => name,
        acts: (rows, done) => <TagBulk of="COMPANY" rows={rows} onDone={done} />,
      }}
      empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      nothing={{ title: t('list.nothing.title'), body: t('list.nothing.body') }}
    />
  );
}

/** Every company that the programme knows, with what is under way there. */
export default function CompaniesPage() {
  const [query, ask] = useQuery({ query: CompanyCountries });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ companyCountries, possibleDuplicateCount }) => (
        <Companies countries={companyCountries} duplicates={possibleDuplicateCount} />
      )}
    </QueryView>
  );
}
