import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
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

/** Every reward with its price and how many codes are left, and the way to a new one. */
export default function EditRewardsPage() {
  const { t } = useTranslation(['reward-editor', 'shell']);
  const formats = useFormats();
  const path = useProgramPath();
  const pages = usePages(EditedRewards, {}, (data) => data.rewards);
  const add = (
    <ButtonLink
      to={path('edit', 'rewards', 'new')}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {t('new')}
    </ButtonLink>
  );
  const columns: DataColumn<Row>[] = [
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
  return (
    <>
      <PageHeader title={t('shell:nav.manageRewards')} lead={t('lead')} actions={add} />
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
        {() => (
          <DataList
            label={t('shell:nav.manageRewards')}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            empty={
              <Panel>
                <EmptyState title={t('empty.title')} action={add}>
                  {t('empty.body')}
                </EmptyState>
              </Panel>
            }
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
          />
        )}
      </QueryView>
    </>
  );
}
