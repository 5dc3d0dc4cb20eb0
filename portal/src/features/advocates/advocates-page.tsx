import { Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useViewer } from '../../platform/viewer.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { Status } from '../../ui/status.js';

const AdvocateList = graphql(`
  query AdvocateList($search: String, $after: String) {
    advocates(search: $search, first: 25, after: $after) {
      edges {
        node {
          id
          name
          status
          company {
            id
            name
          }
          points {
            available
          }
          impact {
            referrals
            converted
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

type Row = ResultOf<typeof AdvocateList>['advocates']['edges'][number]['node'];

function useColumns(): DataColumn<Row>[] {
  const { t } = useTranslation('staff-advocates');
  const formats = useFormats();
  const path = useProgramPath();
  return [
    {
      key: 'name',
      header: t('column.name'),
      primary: true,
      cell: (row) => <TextLink to={path('advocates', row.id)}>{row.name}</TextLink>,
    },
    { key: 'company', header: t('column.company'), cell: (row) => row.company?.name ?? '–' },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <Status of="advocate" status={row.status} />,
    },
    {
      key: 'points',
      header: t('column.points'),
      align: 'right',
      cell: (row) => formats.number(row.points.available),
    },
    {
      key: 'referrals',
      header: t('column.referrals'),
      align: 'right',
      cell: (row) => formats.number(row.impact.referrals),
    },
    {
      key: 'converted',
      header: t('column.converted'),
      align: 'right',
      cell: (row) => formats.number(row.impact.converted),
    },
  ];
}

function Nothing({ searched }: { searched: boolean }) {
  const { t } = useTranslation('staff-advocates');
  const path = useProgramPath();
  const admin = useViewer().roles.includes('ADMIN');
  return (
    <Panel>
      <EmptyState
        title={t(searched ? 'empty.noneTitle' : 'empty.title')}
        action={
          !searched && admin && <ButtonLink to={path('people')}>{t('empty.action')}</ButtonLink>
        }
      >
        {t(searched ? 'empty.none' : 'empty.body')}
      </EmptyState>
    </Panel>
  );
}

/** Everybody who does advocacy, found by name, address or company. */
export default function AdvocatesPage() {
  const { t } = useTranslation(['staff-advocates', 'shell']);
  const { q }: { q?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const path = useProgramPath();
  const columns = useColumns();
  const pages = usePages(AdvocateList, { search: q ?? null }, (data) => data.advocates);
  const onSearch = useDebouncedCallback((value: string) => {
    const wanted = value.trim();
    void navigate({
      to: path('advocates'),
      search: (wanted ? { q: wanted } : {}) as never,
      replace: true,
    });
  }, 300);
  return (
    <>
      <PageHeader title={t('shell:nav.advocates')} lead={t('lead')} />
      <Stack gap="md">
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          defaultValue={q ?? ''}
          onChange={(event) => {
            onSearch(event.currentTarget.value);
          }}
          maw="28rem"
        />
        <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
          {() => (
            <DataList
              label={t('shell:nav.advocates')}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              empty={<Nothing searched={Boolean(q)} />}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
            />
          )}
        </QueryView>
      </Stack>
    </>
  );
}
