import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryError } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toast } from '../../platform/toast.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { useReferralName } from '../referrals/referral-name.js';
import { DealReferral, EditedDeal, type DealRow } from './deal-query.js';

// Search and number fields are larger than the rest of the page: they are fetched once it is open.
const DealFormPanel = lazyPart(async () => ({
  default: (await import('./deal-form.js')).DealFormPanel,
}));

interface DealSearch {
  referral?: string;
  deal?: string;
}

/** The deal or referral that the page was opened from, once it is loaded. */
function useStart(search: DealSearch) {
  const nameOf = useReferralName();
  const [deals, ask] = useQuery({
    query: EditedDeal,
    variables: { id: search.deal ?? '' },
    pause: !search.deal,
  });
  const [referrals] = useQuery({
    query: DealReferral,
    variables: { id: search.referral ?? '' },
    pause: !search.referral,
  });
  const known = referrals.data?.referral;
  const isWaiting = (asked: string | undefined, state: { fetching: boolean; data?: unknown }) =>
    Boolean(asked) && state.fetching && !state.data;
  return {
    deal: deals.data?.deal ?? null,
    referral: known ? { value: known.id, label: nameOf(known) } : null,
    waiting: isWaiting(search.deal, deals) || isWaiting(search.referral, referrals),
    error: deals.error,
    ask,
  };
}

/** A deal, recorded in under a minute; opened from a referral or a deal, it knows them already. */
export default function RecordDealPage() {
  const { t } = useTranslation(['pipeline', 'shell', 'status']);
  const search: DealSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const path = useProgramPath();
  const { deal, referral, waiting, error, ask } = useStart(search);
  const recorded = ({ id, stage, wait, referrals: linked }: DealRow, referralId: string | null) => {
    void toast({
      title: t('deal.doneTitle', { stage: t(`status:deal.${stage as 'WON'}`) }),
      message: wait ? t('deal.doneWaits') : t('deal.doneLinked', { count: linked.length }),
      tone: wait ? 'attention' : 'good',
    });
    const next = referralId ?? linked[0]?.id;
    if (wait) void navigate({ to: path('deals', id) });
    else void navigate({ to: next ? path('referrals', next) : path('referrals') });
  };
  return (
    <>
      <PageHeader
        title={t(deal ? 'deal.changeTitle' : 'shell:nav.recordDeal')}
        lead={deal ? [deal.name, deal.company?.name].filter(Boolean).join(', ') : t('deal.lead')}
      />
      <Panel maw="48rem">
        {waiting && <ListSkeleton rows={3} />}
        {error && (
          <QueryError
            error={error}
            onRetry={() => {
              ask();
            }}
          />
        )}
        {!waiting && !error && (
          <Suspense fallback={<ListSkeleton rows={3} />}>
            <DealFormPanel deal={deal} referral={referral} onRecorded={recorded} />
          </Suspense>
        )}
      </Panel>
    </>
  );
}
