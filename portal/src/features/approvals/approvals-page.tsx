import { useLocalStorage } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useFresh } from '../../platform/graphql/use-fresh.js';
import { inLanguage, useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toLanguage } from '../../i18n/languages.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Approvals, ProofAtStart, RewardAtStart, type ProofRow } from './approvals-query.js';
import { KeyHints } from './key-hints.js';
import { ProofQueue } from './proof-queue.js';
import { RewardQueue } from './reward-queue.js';
import { ToSendQueue } from './to-send-queue.js';

/**
 * Proofs in the reader's language, but for the disclosure: it is compared with what the advocate
 * published, so it stays in the advocate's.
 */
function useReadableProofs(): (proofs: readonly ProofRow[]) => ProofRow[] {
  const own = useInLanguage();
  return (proofs) =>
    proofs.map((proof) => {
      const readable = own(proof);
      const { advocate, challenge } = proof.participation;
      const { disclosure } = inLanguage(challenge, toLanguage(advocate.language));
      const { participation } = readable;
      return {
        ...readable,
        participation: {
          ...participation,
          challenge: { ...participation.challenge, disclosure },
        },
      };
    });
}

const KEYS_WITHOUT = {
  proofs: [],
  rewards: ['thanks', 'changes', 'undo'],
  toSend: ['approve', 'reject', 'thanks', 'changes', 'undo'],
} as const;

const WAITS = { SUBMITTED: true, REQUESTED: true, FULFILLING: true };

/** With the one that the address names, while it waits. */
function withStart<Row extends { id: string; status: string }>(
  { edges }: { edges: readonly { node: Row }[] },
  start: Row | null | undefined,
): Row[] {
  const rows = edges.map(({ node }) => node);
  const isThere = !start || !(start.status in WAITS) || rows.some(({ id }) => id === start.id);
  return isThere ? rows : [start, ...rows];
}

function useChooseQueue(): (next: 'proofs' | 'rewards' | 'toSend') => void {
  const navigate = useNavigate();
  const path = useProgramPath();
  return (next) => {
    const search = next === 'proofs' ? {} : { queue: next };
    void navigate({ to: path('approvals'), search: search as never, replace: true });
  };
}

/** What the address asks for: a queue, and where it begins. */
function useQueues() {
  const { queue, at }: { queue?: 'rewards' | 'toSend'; at?: string } = useSearch({
    strict: false,
  });
  const [query, ask] = useQuery({ query: Approvals });
  const start = { variables: { id: at ?? '' } };
  const isOf = (asked: boolean) => ({ ...start, pause: at === undefined || !asked });
  const [proof] = useQuery({ query: ProofAtStart, ...isOf(queue === undefined) });
  const [reward] = useQuery({ query: RewardAtStart, ...isOf(queue !== undefined) });
  useFresh(ask);
  return {
    // The one that the address names is the first to be seen: nothing is shown before it is there.
    query: proof.fetching || reward.fetching ? { fetching: true } : query,
    ask,
    at,
    shown: queue ?? ('proofs' as const),
    proof: proof.data?.submission,
    redemption: reward.data?.redemption,
  };
}

/**
 * What waits for a decision, proofs and rewards, and rewards that wait to be sent: each a queue that
 * is worked by keyboard.
 */
export default function ApprovalsPage() {
  const { t } = useTranslation(['approvals', 'shell']);
  const choose = useChooseQueue();
  const [keys, setKeys] = useLocalStorage({ key: 'goodturn.shortcuts', defaultValue: true });
  const own = useInLanguage();
  const readable = useReadableProofs();
  const { query, ask, shown, at, proof, redemption } = useQueues();
  return (
    <>
      <PageHeader title={t('shell:nav.approvals')} lead={t('lead')} />
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
      >
        {({ approvals, redemptions, toSend }) => (
          <>
            <div style={{ marginBottom: '1rem' }}>
              <ChoiceBar
                label={t('queue.label')}
                value={shown}
                choices={[
                  { value: 'proofs', label: t('queue.proofs', { count: approvals.totalCount }) },
                  {
                    value: 'rewards',
                    label: t('queue.rewards', { count: redemptions.edges.length }),
                  },
                  { value: 'toSend', label: t('queue.toSend', { count: toSend.edges.length }) },
                ]}
                onChange={choose}
              />
            </div>
            <KeyHints on={keys} onChange={setKeys} without={KEYS_WITHOUT[shown]} />
            {shown === 'proofs' && (
              <ProofQueue
                key={at ?? ''}
                all={readable(withStart(approvals, proof))}
                startAt={at}
                keys={keys}
                onReload={() => {
                  ask({ requestPolicy: 'network-only' });
                }}
              />
            )}
            {shown === 'rewards' && (
              <RewardQueue
                key={at ?? ''}
                all={own(withStart(redemptions, redemption))}
                startAt={at}
                keys={keys}
              />
            )}
            {shown === 'toSend' && (
              <ToSendQueue
                key={at ?? ''}
                all={own(withStart(toSend, redemption))}
                startAt={at}
                keys={keys}
              />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}
