import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconMessagePlus, IconReportMoney, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { ChoiceBar } from '../../ui/choice-bar.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Deadline } from '../../ui/moments.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { FirstContact } from './first-contact.js';
import { PIPELINE_VIEWS, type PipelineSearch, type PipelineView } from './pipeline-search.js';
import { useReferralName } from './referral-name.js';

const PipelineFields = graphql(`
  fragment PipelineFields on Referral @_unmask {
    id
    refereeName
    status
    moderation
    windowClosesAt
    windowOpen
    timeZone
    firstContactedAt
    firstContactTarget
    company {
      id
      name
    }
    advocate {
      id
      name
    }
  }
`);

const Pipeline = graphql(
  `
    query Pipeline($filter: ReferralFilter, $after: String) {
      referrals(filter: $filter, first: 25, after: $after) {
        edges {
          node {
            ...PipelineFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PipelineFields],
);

type Row = ResultOf<typeof PipelineFields>;
type Filter = NonNullable<VariablesOf<typeof Pipeline>['filter']>;

const FILTERS: Record<PipelineView, Filter> = {
  underWay: { statuses: ['SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] },
  open: { open: true },
  toAccept: { statuses: ['SUBMITTED'] },
  inTalks: { statuses: ['ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] },
  converted: { statuses: ['CONVERTED'] },
  ended: { statuses: ['EXPIRED', 'LOST', 'UNQUALIFIED', 'DUPLICATE', 'WITHDRAWN'] },
  all: {},
};

function useColumns(): DataColumn<Row>[] {
  const { t } = useTranslation('pipeline');
  const nameOf = useReferralName();
  const path = useProgramPath();
  return [
    {
      key: 'person',
      header: t('column.person'),
      primary: true,
      cell: (row) => <TextLink to={path('referrals', row.id)}>{nameOf(row)}</TextLink>,
    },
    { key: 'advocate', header: t('column.advocate'), cell: (row) => row.advocate.name },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <Status of="referral" status={row.status} />,
    },
    {
      key: 'contact',
      header: t('column.contact'),
      minWidth: '8.5rem',
      cell: (row) => (
        <Text size="sm" component="span">
          <FirstContact referral={row} />
        </Text>
      ),
    },
    {
      key: 'window',
      header: t('column.window'),
      minWidth: '13rem',
      cell: (row) => (
        <Text size="sm" component="span">
          <Deadline closesAt={row.windowClosesAt} timeZone={row.timeZone} />
        </Text>
      ),
    },
  ];
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation(['pipeline', 'shell']);
  const path = useProgramPath();
  const action = filtered ? (
    <ButtonLink to={path('referrals')} search={{ show: 'all' } as never} variant="default">
      {t('empty.all')}
    </ButtonLink>
  ) : (
    <ButtonLink to={path('record', 'referral')}>{t('shell:nav.recordReferral')}</ButtonLink>
  );
  return (
    <Panel>
      <EmptyState title={t('empty.title')} action={action}>
        {t(filtered ? 'empty.other' : 'empty.none')}
      </EmptyState>
    </Panel>
  );
}

/** The two things that sales comes to tell. */
function Record() {
  const { t } = useTranslation('shell');
  const path = useProgramPath();
  return (
    <>
      <ButtonLink
        to={path('record', 'referral')}
        leftSection={<IconMessagePlus size={18} aria-hidden />}
      >
        {t('nav.recordReferral')}
      </ButtonLink>
      <ButtonLink
        to={path('record', 'deal')}
        variant="default"
        leftSection={<IconReportMoney size={18} aria-hidden />}
      >
        {t('nav.recordDeal')}
      </ButtonLink>
    </>
  );
}

/** The sale's pipeline: the window that closes soonest stands first. */
export default function PipelinePage() {
  const { t } = useTranslation(['pipeline', 'shell']);
  const search: PipelineSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const path = useProgramPath();
  const columns = useColumns();
  const show = search.show ?? 'underWay';
  const filter: Filter = { ...FILTERS[show], ...(search.q ? { search: search.q } : {}) };
  const pages = usePages(Pipeline, { filter }, (data) => data.referrals);
  const go = (next: PipelineSearch) => {
    void navigate({ to: path('referrals'), search: next as never, replace: true });
  };
  const onSearch = useDebouncedCallback((q: string) => {
    go({ ...search, ...(q.trim() ? { q: q.trim() } : { q: undefined }) });
  }, 300);
  return (
    <>
      <PageHeader title={t('shell:nav.pipeline')} lead={t('lead')} actions={<Record />} />
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <ChoiceBar
            label={t('show.label')}
            value={show}
            choices={PIPELINE_VIEWS.map((view) => ({ value: view, label: t(`show.${view}`) }))}
            onChange={(view) => {
              go({ ...search, show: view });
            }}
          />
          <TextInput
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={18} aria-hidden />}
            defaultValue={search.q ?? ''}
            onChange={(event) => {
              onSearch(event.currentTarget.value);
            }}
            flex="1 1 16rem"
          />
        </Group>
        <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
          {() => (
            <DataList
              label={t('shell:nav.pipeline')}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              empty={<Nothing filtered={show !== 'all' || Boolean(search.q)} />}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
            />
          )}
        </QueryView>
      </Stack>
    </>
  );
}
