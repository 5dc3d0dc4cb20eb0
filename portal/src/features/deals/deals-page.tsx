import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Moment } from '../../ui/moments.js';
import { useWaitText } from './use-wait-text.js';

const ListedDeal = graphql(`
  fragment ListedDeal on Deal @_unmask {
    id
    name
    externalId
    createdAt
    company {
      id
      name
    }
    wait {
      reason
      candidates
      since
    }
  }
`);

const Deals = graphql(
  `
    query Deals($first: PageSize = 25, $after: String, $waiting: Boolean = true) {
      dealsThatWait(first: $first, after: $after) @include(if: $waiting) {
        edges {
          node {
            ...ListedDeal
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      deals(first: $first, after: $after) @skip(if: $waiting) {
        edges {
          node {
            ...ListedDeal
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ListedDeal],
);

type Row = ResultOf<typeof ListedDeal>;
const NONE = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

function useColumns(): ListColumn<Row>[] {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  const formats = useFormats();
  const waitText = useWaitText();
  const nameOf = (row: Row) => row.name ?? row.externalId ?? t('deals.unnamed');
  return [
    {
      key: 'deal',
      header: t('dealList.deal'),
      primary: true,
      cell: (row) => <TextLink to={path('deals', row.id)}>{nameOf(row)}</TextLink>,
      text: nameOf,
    },
    {
      key: 'company',
      header: t('referral.company'),
      cell: (row) => row.company?.name ?? '–',
      text: (row) => row.company?.name ?? '',
    },
    {
      key: 'wait',
      header: t('dealList.why'),
      cell: (row) => (row.wait ? waitText(row.wait) : '–'),
      text: (row) => (row.wait ? waitText(row.wait) : ''),
    },
    {
      key: 'since',
      header: t('dealList.since'),
      cell: (row) => <Moment at={row.wait?.since ?? row.createdAt} />,
      text: (row) => formats.moment(row.wait?.since ?? row.createdAt),
    },
  ];
}

/** The deals that wait for somebody to choose their referrals, and all others. */
export default function DealsPage() {
  const { t } = useTranslation(['pipeline', 'shell']);
  const path = useProgramPath();
  const list = useList({
    query: Deals,
    pick: ({ dealsThatWait, deals }) => dealsThatWait ?? deals ?? NONE,
    types: ['Deal'],
    views: {
      label: t('show.label'),
      choices: [
        { value: 'waiting', label: t('dealList.waiting') },
        { value: 'all', label: t('dealList.all') },
      ],
      whole: 'all',
    },
    narrow: ({ view }) => ({ waiting: view !== 'all' }),
  });
  return (
    <ListPage
      title={t('shell:nav.deals')}
      lead={t('dealList.lead')}
      list={list}
      columns={useColumns()}
      csv
      empty={{
        title: t('dealList.empty'),
        body: t('deals.none'),
        action: <ButtonLink to={path('record', 'deal')}>{t('deals.record')}</ButtonLink>,
      }}
      nothing={{ title: t('dealList.nothing'), body: t('dealList.nothingBody') }}
    />
  );
}
