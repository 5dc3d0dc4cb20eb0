import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { RewardStatus } from './editor/reward-status.js';

const EditedRewards = graphql(`
  query EditedRewards($filter: RewardFilter!, $first: PageSize = 25, $after: String) {
    rewards(first: $first, after: $after, filter: $filter) {
      edges {
        node {
          id
          name
          status
          pricePoints
          stock
          codesFree
          codesLoaded
          fulfilment
          units
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const STATUSES = ['DRAFT', 'LIVE', 'PAUSED', 'ARCHIVED'] as const;

type Row = ResultOf<typeof EditedRewards>['rewards']['edges'][number]['node'];

/** From so few codes on, somebody should load more. */
const FEW_CODES = 3;

function Codes({ reward }: { reward: Row }) {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
  if (reward.fulfilment === 'BY_HAND') {
    const { stock, units } = reward;
    return t('left', { left: formats.number(stock), units: formats.number(units ?? stock) });
  }
  const free = reward.codesFree ?? 0;
  return (
    <Group component="span" display="inline-flex" gap={6} justify="flex-end">
      {t('codesOf', {
        free: formats.number(free),
        loaded: formats.number(reward.codesLoaded ?? 0),
      })}
      {reward.status === 'LIVE' && free <= FEW_CODES && (
        <Text component="span" size="sm" fw={600} c="clay.8">
          <IconAlertTriangle size={15} style={{ verticalAlign: '-2px' }} aria-hidden /> {t('low')}
        </Text>
      )}
    </Group>
  );
}

function useColumns(): ListColumn<Row>[] {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
  const path = useProgramPath();
  return [
    {
      key: 'name',
      header: t('column.name'),
      primary: true,
      cell: (row) => <TextLink to={path('edit', 'rewards', row.id)}>{row.name}</TextLink>,
      text: (row) => row.name,
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <RewardStatus status={row.status} />,
      text: (row) => t(`status.${row.status}`),
    },
    {
      key: 'price',
      header: t('column.price'),
      align: 'right',
      cell: (row) => formats.number(row.pricePoints),
      text: (row) => String(row.pricePoints),
    },
    {
      key: 'codes',
      header: t('column.codes'),
      align: 'right',
      cell: (row) => <Codes reward={row} />,
      text: (row) => String(row.fulfilment === 'BY_HAND' ? row.stock : (row.codesFree ?? 0)),
    },
  ];
}

/** Every reward with its price and how many codes are left, and the way to a new one. */
export default function EditRewardsPage() {
  const { t } = useTranslation(['reward-editor', 'shell']);
  const path = useProgramPath();
  const list = useList({
    query: EditedRewards,
    pick: ({ rewards }) => rewards,
    filters: [
      {
        key: 'status',
        label: t('column.status'),
        choices: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
      },
    ],
    narrow: ({ filters }) => {
      const statuses = STATUSES.filter((status) => filters['status']?.includes(status));
      return { filter: statuses.length > 0 ? { statuses } : {} };
    },
  });
  const add = (
    <ButtonLink
      to={path('edit', 'rewards', 'new')}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {t('new')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('shell:nav.manageRewards')}
      lead={t('lead')}
      actions={add}
      list={list}
      columns={useColumns()}
      csv
      empty={{ title: t('empty.title'), body: t('empty.body'), action: add }}
    />
  );
}
