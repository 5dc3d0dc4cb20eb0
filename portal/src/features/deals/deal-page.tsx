import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useDecides } from '../../platform/use-staff.js';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { Columns } from '../../ui/columns.js';
import { Facts } from '../../ui/figures/facts.js';
import { useFormats } from '../../ui/formats/format.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { CompanyLink } from '../companies/company-link.js';
import { useReferralName } from '../referrals/referral-name.js';
import { ChoosePanel } from './choose-panel.js';
import { DealPageQuery, type ChoosableDeal } from './choose-query.js';
import { useDealName } from './use-deal-name.js';

const SplitPanel = lazyPart(async () => ({
  default: (await import('./split-panel.js')).SplitPanel,
}));

function Linked({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  const nameOf = useReferralName();
  if (deal.referrals.length === 0) return <Text c="dimmed">{t('choose.noneLinked')}</Text>;
  return (
    <Stack gap={4}>
      {deal.referrals.map((referral) => (
        <TextLink key={referral.id} to={path('referrals', referral.id)}>
          {nameOf(referral)}
        </TextLink>
      ))}
    </Stack>
  );
}

function About({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation(['pipeline', 'status']);
  const formats = useFormats();
  const { stage, closedOn, amount } = deal;
  return (
    <Panel title={t('dealList.about')}>
      <Facts
        facts={[
          {
            label: t('referral.company'),
            value: deal.company && <CompanyLink company={deal.company} />,
          },
          {
            label: t('dealList.stage'),
            value: stage === 'DELETED' ? t('dealList.deleted') : t(`status:deal.${stage}`),
          },
          { label: t('deal.closedOn'), value: closedOn && formats.day(closedOn) },
          { label: t('deal.amount'), value: amount && <MoneyAmount money={amount} /> },
          { label: t('choose.referrals'), value: <Linked deal={deal} /> },
        ]}
      />
    </Panel>
  );
}

function isChoosable({ stage, wait, choice }: ChoosableDeal): boolean {
  return stage !== 'DELETED' && (wait !== null || choice !== null);
}

/** Of several referrals, or with a split that can be changed; the server knows the days. */
function isShareable({ stage, referrals, split }: ChoosableDeal): boolean {
  return stage !== 'DELETED' && (referrals.length > 1 || split !== null);
}

function History({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  return (
    <Panel title={t('referral.timeline')}>
      {deal.timeline.length === 0 && <Text c="dimmed">{t('dealList.noTimeline')}</Text>}
      <Timeline label={t('referral.timeline')} entries={newestFirst(deal.timeline)} />
    </Panel>
  );
}

function Page({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  const name = useDealName()(deal);
  const decides = useDecides();
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('deals')} size="sm">
            ← {t('dealList.back')}
          </TextLink>
        }
        title={name}
        actions={
          <ButtonLink
            to={path('record', 'deal')}
            search={{ deal: deal.id } as never}
            variant="default"
          >
            {t('deals.change')}
          </ButtonLink>
        }
      />
      <Columns aside={<About deal={deal} />}>
        <Stack gap="lg">
          {isChoosable(deal) && <ChoosePanel deal={deal} />}
          {decides && isShareable(deal) && (
            <Suspense>
              <SplitPanel deal={deal} />
            </Suspense>
          )}
          <History deal={deal} />
        </Stack>
      </Columns>
    </>
  );
}

/** A deal: its referrals, who chose them, and its history. */
export default function DealPage() {
  const { t } = useTranslation('common');
  const { dealId = '' } = useParams({ strict: false });
  const [query, ask] = useQuery({ query: DealPageQuery, variables: { id: dealId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ deal }) =>
        deal ? (
          <Page deal={deal} />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}
