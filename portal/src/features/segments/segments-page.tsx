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

const SegmentList = graphql(`
  query SegmentList($search: String, $first: PageSize = 25, $after: String) {
    segments(search: $search, first: $first, after: $after) {
      edges {
        node {
          id
          name
          size
          createdAt
          problems {
            message
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

type Row = ResultOf<typeof SegmentList>['segments']['edges'][number]['node'];

function useColumns(): ListColumn<Row>[] {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const path = useProgramPath();
  return [
    {
      key: 'name',
      header: t('column.name'),
      primary: true,
      cell: (row) => (
        <>
          <TextLink to={path('segments', row.id)}>{row.name}</TextLink>
          {row.problems.length > 0 && (
            <Text size="sm" c="clay-8">
              {t('problems', { count: row.problems.length })}
            </Text>
          )}
        </>
      ),
      text: (row) => row.name,
    },
    {
      key: 'size',
      header: t('column.size'),
      align: 'right',
      cell: (row) => formats.number(row.size),
      text: (row) => String(row.size),
    },
    {
      key: 'madeOn',
      header: t('column.madeOn'),
      cell: (row) => formats.dayOf(row.createdAt),
      text: (row) => formats.dayOf(row.createdAt),
    },
  ];
}

/** The saved questions about advocates, each with how many are in it now. */
export default function SegmentsPage() {
  const { t } = useTranslation(['segments', 'shell']);
  const path = useProgramPath();
  const list = useList({
    query: SegmentList,
    pick: ({ segments }) => segments,
    search: t('searchSegments'),
    narrow: ({ q }) => ({ search: q || null }),
  });
  const add = (
    <ButtonLink to={path('segments', 'new')} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('shell:nav.segments')}
      lead={t('lead')}
      actions={add}
      list={list}
      columns={useColumns()}
      csv
      empty={{ title: t('empty.title'), body: t('empty.body'), action: add }}
    />
  );
}
