import { Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Status } from '../../ui/states/status.js';

const EditedChallenges = graphql(`
  query EditedChallenges($filter: ChallengeFilter!, $first: PageSize = 25, $after: String) {
    challenges(first: $first, after: $after, filter: $filter) {
      edges {
        node {
          id
          title
          status
          points
          opensAt
          closesAt
          stats {
            waiting
            completed
          }
          definition {
            title
            stages {
              points
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const STATUSES = ['DRAFT', 'SCHEDULED', 'LIVE', 'PAUSED', 'CLOSED', 'ARCHIVED'] as const;

type Row = ResultOf<typeof EditedChallenges>['challenges']['edges'][number]['node'];

/** The draft, which is what a marketer edits; the live version where there is no draft. */
const pointsOf = ({ definition, points }: Row) =>
  definition ? definition.stages.reduce((sum, stage) => sum + stage.points, 0) : points;

const titleOf = ({ definition, title }: Row) => definition?.title || title;

/** "opens on …" and "ends on …", of what will. */
function useTimes() {
  const { t } = useTranslation('challenge-editor');
  const formats = useFormats();
  return ({ opensAt, closesAt, status }: Row): string => {
    const isOver = status === 'CLOSED' || status === 'ARCHIVED';
    const parts = [
      opensAt !== null && t('schedule.opensOn', { moment: formats.moment(opensAt) }),
      closesAt !== null && !isOver && t('schedule.endsOn', { moment: formats.moment(closesAt) }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

function useColumns(): ListColumn<Row>[] {
  const { t } = useTranslation(['challenge-editor', 'status']);
  const formats = useFormats();
  const path = useProgramPath();
  const timesOf = useTimes();
  return [
    {
      key: 'title',
      header: t('column.title'),
      primary: true,
      cell: (row) => (
        <TextLink to={path('edit', 'challenges', row.id)}>{titleOf(row) || t('untitled')}</TextLink>
      ),
      text: (row) => titleOf(row) || t('untitled'),
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => (
        <>
          <Status of="challenge" status={row.status} />
          {timesOf(row) && (
            <Text size="sm" c="dimmed">
              {timesOf(row)}
            </Text>
          )}
        </>
      ),
      text: (row) =>
        [t(`status:challenge.${row.status}`), timesOf(row)].filter(Boolean).join(' · '),
    },
    {
      key: 'points',
      header: t('column.points'),
      align: 'right',
      cell: (row) => formats.number(pointsOf(row)),
      text: (row) => String(pointsOf(row)),
    },
    {
      key: 'waiting',
      header: t('column.waiting'),
      align: 'right',
      cell: (row) => formats.number(row.stats?.waiting ?? 0),
      text: (row) => String(row.stats?.waiting ?? 0),
    },
    {
      key: 'completed',
      header: t('column.completed'),
      align: 'right',
      cell: (row) => formats.number(row.stats?.completed ?? 0),
      text: (row) => String(row.stats?.completed ?? 0),
    },
  ];
}

/** Every challenge with its figures, and the way to a new one. */
export default function EditChallengesPage() {
  const { t } = useTranslation(['challenge-editor', 'shell', 'status']);
  const path = useProgramPath();
  const list = useList({
    query: EditedChallenges,
    pick: ({ challenges }) => challenges,
    filters: [
      {
        key: 'status',
        label: t('column.status'),
        choices: STATUSES.map((value) => ({ value, label: t(`status:challenge.${value}`) })),
      },
    ],
    narrow: ({ filters }) => {
      const statuses = STATUSES.filter((status) => filters['status']?.includes(status));
      return { filter: statuses.length > 0 ? { statuses } : {} };
    },
  });
  const add = (
    <ButtonLink
      to={path('edit', 'challenges', 'new')}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {t('new')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('shell:nav.manageChallenges')}
      lead={t('lead')}
      actions={
        <>
          <ButtonLink to={path('edit', 'onboarding')} variant="default">
            {t('onboarding')}
          </ButtonLink>
          {add}
        </>
      }
      list={list}
      columns={useColumns()}
      csv
      empty={{ title: t('empty.title'), body: t('empty.body'), action: add }}
    />
  );
}
