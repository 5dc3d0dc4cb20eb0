import { Text } from '@mantine/core';
import { IconMessagePlus, IconReportMoney } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Deadline } from '../../ui/formats/moments.js';
import { Status } from '../../ui/states/status.js';
import { FirstContact } from './first-contact.js';
import { PIPELINE_VIEWS, type PipelineView } from './pipeline-search.js';
import { useReferralName } from './referral-name.js';

const PipelineBulk = lazyPart(() => import('./pipeline-bulk.js'));

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
    query Pipeline($filter: ReferralFilter, $first: PageSize = 25, $after: String) {
      referrals(filter: $filter, first: $first, after: $after) {
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

export type PipelineRow = ResultOf<typeof PipelineFields>;
type Filter = NonNullable<VariablesOf<typeof Pipeline>['filter']>;

const FILTERS: Record<PipelineView, Filter> = {
  underWay: { statuses: ['SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] },
  open: { open: true },
  toAccept: { statuses: ['SUBMITTED'] },
  toPlace: { waitsFor: 'PLACE' },
  flagged: { waitsFor: 'FRAUD' },
  inTalks: { statuses: ['ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] },
  converted: { statuses: ['CONVERTED'] },
  ended: { statuses: ['EXPIRED', 'LOST', 'UNQUALIFIED', 'DUPLICATE', 'WITHDRAWN'] },
  all: {},
};

function filterOf(view: string | null): Filter {
  return FILTERS[PIPELINE_VIEWS.find((each) => each === view) ?? 'underWay'];
}

function useColumns(): ListColumn<PipelineRow>[] {
  const { t } = useTranslation(['pipeline', 'status']);
  const formats = useFormats();
  const nameOf = useReferralName();
  const path = useProgramPath();
  return [
    {
      key: 'person',
      header: t('column.person'),
      primary: true,
      cell: (row) => <TextLink to={path('referrals', row.id)}>{nameOf(row)}</TextLink>,
      text: nameOf,
    },
    {
      key: 'advocate',
      header: t('column.advocate'),
      cell: (row) => row.advocate.name,
      text: (row) => row.advocate.name,
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <Status of="referral" status={row.status} />,
      text: (row) => t(`status:referral.${row.status}`),
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
      text: (row) => row.firstContactedAt ?? '',
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
      text: (row) => formats.deadline(row.windowClosesAt, formats.nowMs()).day,
    },
  ];
}

/** The two things that sales comes to report. */
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

/** The pipeline of sales: the window that closes soonest comes first. */
export default function PipelinePage() {
  const { t } = useTranslation(['pipeline', 'shell']);
  const path = useProgramPath();
  const nameOf = useReferralName();
  const list = useList({
    query: Pipeline,
    pick: ({ referrals }) => referrals,
    search: t('search'),
    views: {
      label: t('show.label'),
      choices: PIPELINE_VIEWS.map((value) => ({ value, label: t(`show.${value}`) })),
      whole: 'all',
    },
    narrow: ({ q, view }) => ({ filter: { ...filterOf(view), ...(q ? { search: q } : {}) } }),
  });
  return (
    <ListPage
      title={t('shell:nav.pipeline')}
      lead={t('lead')}
      actions={<Record />}
      list={list}
      columns={useColumns()}
      csv
      bulk={{ nameOf, acts: (rows, done) => <PipelineBulk rows={rows} onDone={done} /> }}
      empty={{
        title: t('empty.title'),
        body: t('empty.none'),
        action: (
          <ButtonLink to={path('record', 'referral')}>{t('shell:nav.recordReferral')}</ButtonLink>
        ),
      }}
      nothing={{ title: t('empty.title'), body: t('empty.other') }}
    />
  );
}
