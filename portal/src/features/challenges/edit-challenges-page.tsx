import { useTranslation } from 'react-i18next';
import { EditListPage } from '../../platform/editing/edit-list-page.js';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import type { DataColumn } from '../../ui/data-list.js';
import { useFormats } from '../../ui/format.js';
import { TextLink } from '../../ui/link.js';
import { Status } from '../../ui/status.js';

const EditedChallenges = graphql(`
  query EditedChallenges($after: String) {
    challenges(first: 25, after: $after, filter: {}) {
      edges {
        node {
          id
          title
          status
          points
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

type Row = ResultOf<typeof EditedChallenges>['challenges']['edges'][number]['node'];

/** What the draft says, which is what a marketer edits; the live version where there is no draft. */
const pointsOf = ({ definition, points }: Row) =>
  definition ? definition.stages.reduce((sum, stage) => sum + stage.points, 0) : points;

function useColumns(): DataColumn<Row>[] {
  const { t } = useTranslation('challenge-editor');
  const formats = useFormats();
  const path = useProgramPath();
  return [
    {
      key: 'title',
      header: t('column.title'),
      primary: true,
      cell: (row) => (
        <TextLink to={path('edit', 'challenges', row.id)}>
          {row.definition?.title || row.title || t('untitled')}
        </TextLink>
      ),
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <Status of="challenge" status={row.status} />,
    },
    {
      key: 'points',
      header: t('column.points'),
      align: 'right',
      cell: (row) => formats.number(pointsOf(row)),
    },
    {
      key: 'waiting',
      header: t('column.waiting'),
      align: 'right',
      cell: (row) => formats.number(row.stats?.waiting ?? 0),
    },
    {
      key: 'completed',
      header: t('column.completed'),
      align: 'right',
      cell: (row) => formats.number(row.stats?.completed ?? 0),
    },
  ];
}

/** Every challenge with how it goes, and the way to a new one. */
export default function EditChallengesPage() {
  const { t } = useTranslation(['challenge-editor', 'shell']);
  const path = useProgramPath();
  const pages = usePages(EditedChallenges, {}, (data) => data.challenges);
  const columns = useColumns();
  return (
    <EditListPage
      title={t('shell:nav.manageChallenges')}
      lead={t('lead')}
      add={{ label: t('new'), to: path('edit', 'challenges', 'new') }}
      empty={{ title: t('empty.title'), body: t('empty.body') }}
      pages={pages}
      columns={columns}
    />
  );
}
