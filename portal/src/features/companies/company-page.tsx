import { Stack, Text } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Columns } from '../../ui/columns.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { FormerAdvocates } from '../advocates/profile/former-advocates.js';
import { CompanyAdvocates, CompanyDeals, CompanyReferrals } from './company-lists.js';
import {
  CompanyPageQuery,
  type AdvocatesOfCompany,
  type CompanyRow,
  type DealsOfCompany,
  type ReferralsOfCompany,
  type StaffChoice,
} from './company-query.js';
import { FactsPanel } from './facts-panel.js';
import { KindPanel } from './kind-panel.js';
import { CompanyValues } from '../attributes/company-values.js';
import { useAttributeNames } from '../attributes/use-attribute-names.js';
import { MergesPart } from '../merges/merges-part.js';
import { DuplicatesPanel } from '../merges/duplicates-panel.js';
import { useOtherCompanies } from '../merges/use-other-companies.js';
import { CompanyTags } from '../tags/company-tags.js';
import { useTagNames } from '../tags/use-tag-names.js';

const WholeHistory = lazyPart(() => import('./whole-history.js'));

interface HistoryProps {
  company: CompanyRow;
  staff: readonly StaffChoice[];
}

function History({ company, staff }: HistoryProps) {
  const { t } = useTranslation(['companies', 'timeline']);
  const [shown, setShown] = useState<'own' | 'whole'>('own');
  const tags = useTagNames(company.timeline);
  const attributes = useAttributeNames('COMPANY', company.timeline);
  const others = useOtherCompanies(company.id);
  const people = [...staff, ...(company.owner ? [company.owner] : [])];
  const names = {
    ...tags,
    ...attributes,
    ...others,
    ...Object.fromEntries(people.map(({ id, name }) => [id, t('timeline:noun.person', { name })])),
  };
  return (
    <Panel title={t('timeline')}>
      <ChoiceBar
        label={t('timeline')}
        value={shown}
        choices={(['own', 'whole'] as const).map((value) => ({
          value,
          label: t(`history.${value}`),
        }))}
        onChange={setShown}
      />
      {shown === 'own' ? (
        <>
          {company.timeline.length === 0 && <Text c="dimmed">{t('noTimeline')}</Text>}
          <Timeline label={t('timeline')} entries={newestFirst(company.timeline)} names={names} />
        </>
      ) : (
        <Suspense fallback={<ListSkeleton rows={3} />}>
          <WholeHistory companyId={company.id} names={names} />
        </Suspense>
      )}
    </Panel>
  );
}

interface PageProps extends HistoryProps {
  advocates: AdvocatesOfCompany;
  deals: DealsOfCompany;
  referrals: ReferralsOfCompany;
}

function Page({ company, staff, advocates, deals, referrals }: PageProps) {
  const { t } = useTranslation('companies');
  const path = useProgramPath();
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('companies')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={company.name}
      />
      <Columns
        aside={
          <Stack gap="lg">
            <CompanyTags id={company.id} />
            <CompanyValues id={company.id} />
            <CompanyAdvocates advocates={advocates} />
            <FormerAdvocates companyId={company.id} />
            <CompanyDeals deals={deals} />
            <CompanyReferrals referrals={referrals} />
            <DuplicatesPanel companyId={company.id} />
          </Stack>
        }
      >
        <Stack gap="lg">
          <MergesPart companyId={company.id} />
          <KindPanel company={company} />
          <FactsPanel company={company} staff={staff} />
          <History company={company} staff={staff} />
        </Stack>
      </Columns>
    </>
  );
}

/** A company: what it is to the programme and why, who can change that, and its deals. */
export default function CompanyPage() {
  const { t } = useTranslation('common');
  const { companyId = '' } = useParams({ strict: false });
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: CompanyPageQuery, variables: { id: companyId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ company, staff, advocates, deals, referrals }) =>
        company && company.id !== companyId ? (
          // It was merged: its address leads to the company that stayed.
          <Navigate to={path('companies', company.id)} replace />
        ) : company ? (
          <Page
            company={company}
            staff={staff}
            advocates={advocates}
            deals={deals}
            referrals={referrals}
          />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}
