import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Columns } from '../../ui/columns.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { CompanyDeals, CompanyReferrals } from './company-lists.js';
import {
  CompanyPageQuery,
  type CompanyRow,
  type DealsOfCompany,
  type ReferralsOfCompany,
} from './company-query.js';
import { KindPanel } from './kind-panel.js';
import { CompanyTags } from '../tags/company-tags.js';
import { useTagNames } from '../tags/use-tag-names.js';

/** Its lists of countries are large. */
const FactsPanel = lazyPart(() => import('./facts-panel.js'));

function History({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const names = useTagNames(company.timeline);
  return (
    <Panel title={t('timeline')}>
      {company.timeline.length === 0 && <Text c="dimmed">{t('noTimeline')}</Text>}
      <Timeline label={t('timeline')} entries={newestFirst(company.timeline)} names={names} />
    </Panel>
  );
}

interface PageProps {
  company: CompanyRow;
  deals: DealsOfCompany;
  referrals: ReferralsOfCompany;
}

function Page({ company, deals, referrals }: PageProps) {
  return (
    <>
      <PageHeader title={company.name} />
      <Columns
        aside={
          <Stack gap="lg">
            <CompanyTags id={company.id} />
            <CompanyDeals deals={deals} />
            <CompanyReferrals referrals={referrals} />
          </Stack>
        }
      >
        <Stack gap="lg">
          <KindPanel company={company} />
          <Suspense fallback={<ListSkeleton rows={3} />}>
            <FactsPanel key={`${company.id} ${String(company.version)}`} company={company} />
          </Suspense>
          <History company={company} />
        </Stack>
      </Columns>
    </>
  );
}

/** A company: what it is to the programme and why, who can change that, and its deals. */
export default function CompanyPage() {
  const { t } = useTranslation('common');
  const { companyId = '' } = useParams({ strict: false });
  const [query, ask] = useQuery({ query: CompanyPageQuery, variables: { id: companyId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ company, deals, referrals }) =>
        company ? (
          <Page company={company} deals={deals} referrals={referrals} />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}
