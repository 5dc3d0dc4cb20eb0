import { Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EditListPage } from '../../platform/editing/edit-list-page.js';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import type { DataColumn } from '../../ui/data-list.js';
import { useFormats } from '../../ui/format.js';
import { TextLink } from '../../ui/link.js';
import { RewardStatus } from './editor/reward-status.js';

const EditedRewards = graphql(`
  query EditedRewards($after: String) {
    rewards(first: 25, after: $after, filter: {}) {
      edges {
        node {
          id
          name
          status
          pricePoints
          stock
          codesFree
          codesLoaded
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = ResultOf<typeof EditedRewards>['rewards']['edges'][number]['node'];

/** From so few codes on, somebody should load more. */
const FEW_CODES = 3;

function Codes({ reward }: { reward: Row }) {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
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

function useColumns(): DataColumn<Row>[] {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
  const path = useProgramPath();
  return [
    {
      key: 'name',
      header: t('column.name'),
      primary: true,
      cell: (row) => <TextLink to={path('edit', 'rewards', row.id)}>{row.name}</TextLink>,
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <RewardStatus status={row.status} />,
    },
    {
      key: 'price',
      header: t('column.price'),
      align: 'right',
      cell: (row) => formats.number(row.pricePoints),
    },
    {
      key: 'codes',
      header: t('column.codes'),
      align: 'right',
      cell: (row) => <Codes reward={row} />,
    },
  ];
}

/** Every reward with its price and how many codes are left, and the way to a new one. */
export default function EditRewardsPage() {
  const { t } = useTranslation(['reward-editor', 'shell']);
  const path = useProgramPath();
  const pages = usePages(EditedRewards, {}, (data) => data.rewards);
  const columns = useColumns();
  return (
    <EditListPage
      title={t('shell:nav.manageRewards')}
      lead={t('lead')}
      add={{ label: t('new'), to: path('edit', 'rewards', 'new') }}
      empty={{ title: t('empty.title'), body: t('empty.body') }}
      pages={pages}
      columns={columns}
    />
  );
}
