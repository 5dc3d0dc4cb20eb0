import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Moment } from '../../ui/formats/moments.js';
import { Status } from '../../ui/states/status.js';
import { useDealName } from './use-deal-name.js';
import { useWaitText } from './use-wait-text.js';

const DealsBulk = lazyPart(() => import('./deals-bulk.js'));

const ListedDeal = graphql(`
  fragment ListedDeal on Deal @_unmask {
    id
    name
    externalId
    stage
    amount {
      amountMinor
      currency
    }
    createdAt
    company {
      id
      name
    }
    choice {
      version
      chosenAt
      chosenBy
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

export type ListedDealRow = ResultOf<typeof ListedDeal>;
const NONE = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** The state of its referrals: why the deal waits, or who chose them. */
function useStanding(): (row: ListedDealRow) => string {
  const { t } = useTranslation('pipeline');
  const waitText = useWaitText();
  return ({ wait, choice }) => {
    if (wait) return waitText(wait);
    if (!choice) return '–';
    return choice.chosenBy
      ? t('dealList.chosenBy', { name: choice.chosenBy })
      : t('dealList.chosen');
  };
}

function useColumns(isWaiting: boolean): ListColumn<ListedDealRow>[] {
  const { t } = useTranslation(['pipeline', 'status']);
  const path = useProgramPath();
  const formats = useFormats();
  const nameOf = useDealName();
  const standing = useStanding();
  const stageOf = ({ stage }: ListedDealRow) =>
    stage === 'DELETED' ? t('dealList.deleted') : t(`status:deal.${stage}`);
  const sinceOf = ({ wait, createdAt }: ListedDealRow) =>
    isWaiting ? (wait?.since ?? createdAt) : createdAt;
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
      key: 'stage',
      header: t('dealList.stage'),
      cell: (row) =>
        row.stage === 'DELETED' ? stageOf(row) : <Status of="deal" status={row.stage} />,
      text: stageOf,
    },
    {
      key: 'amount',
      header: t('deal.amount'),
      cell: ({ amount }) => (amount ? <MoneyAmount money={amount} /> : '–'),
      text: ({ amount }) => (amount ? formats.money(amount) : ''),
    },
    {
      key: 'standing',
      header: t(isWaiting ? 'dealList.why' : 'dealList.choice'),
      cell: standing,
      text: standing,
    },
    {
      key: 'since',
      header: t(isWaiting ? 'dealList.since' : 'dealList.recorded'),
      cell: (row) => <Moment at={sinceOf(row)} />,
      text: (row) => formats.moment(sinceOf(row)),
    },
  ];
}

/** The deals that wait for somebody to choose their referrals, and all others. */
export default function DealsPage() {
  const { t } = useTranslation(['pipeline', 'shell']);
  const path = useProgramPath();
  const nameOf = useDealName();
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
      columns={useColumns(list.asked.view !== 'all')}
      csv
      bulk={{ nameOf, acts: (rows, done) => <DealsBulk rows={rows} onDone={done} /> }}
      empty={{
        title: t('dealList.empty'),
        body: t('deals.none'),
        action: <ButtonLink to={path('record', 'deal')}>{t('deals.record')}</ButtonLink>,
      }}
      nothing={{ title: t('dealList.nothing'), body: t('dealList.nothingBody') }}
    />
  );
}
