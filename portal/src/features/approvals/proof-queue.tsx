import { Alert, Button, Group, Kbd, Title } from '@mantine/core';
import { IconCheck, IconInfoCircle, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { toLanguage } from '../../platform/viewer.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState } from '../../ui/states.js';
import type { ProofRow } from './approvals-query.js';
import classes from './queue-frame.module.css';
import { DecisionForm } from './decision-form.js';
import { Criteria, Proof, ProofHead } from './proof-card.js';
import { QueueFrame } from './queue-frame.js';
import { UndoBar } from './undo-bar.js';
import { useProofDecisions } from './use-proof-decisions.js';
import { useQueue } from './use-queue.js';
import { useShortcuts } from './use-shortcuts.js';

type Writing = 'REQUEST_CHANGES' | 'REJECT' | null;

interface ActsProps {
  busy: boolean;
  onApprove: () => void;
  onWrite: (kind: Writing) => void;
}

function Acts({ busy, onApprove, onWrite }: ActsProps) {
  const { t } = useTranslation('approvals');
  const hint = (key: string) => (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {key}
    </Kbd>
  );
  return (
    <Group gap="sm" className={classes.acts}>
      <Button
        leftSection={<IconCheck size={18} aria-hidden />}
        rightSection={hint('a')}
        loading={busy}
        onClick={onApprove}
      >
        {t('act.approve')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPencil size={18} aria-hidden />}
        rightSection={hint('c')}
        onClick={() => {
          onWrite('REQUEST_CHANGES');
        }}
      >
        {t('act.changes')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX size={18} aria-hidden />}
        rightSection={hint('r')}
        onClick={() => {
          onWrite('REJECT');
        }}
      >
        {t('act.reject')}
      </Button>
    </Group>
  );
}

function Empty() {
  const { t } = useTranslation('approvals');
  const path = useProgramPath();
  return (
    <Panel>
      <EmptyState
        title={t('empty.proofsTitle')}
        action={
          <ButtonLink to={path('edit', 'challenges')} variant="default">
            {t('empty.proofsAction')}
          </ButtonLink>
        }
      >
        {t('empty.proofs')}
      </EmptyState>
    </Panel>
  );
}

interface CardProps {
  submission: ProofRow;
  writing: Writing;
  onWrite: (kind: Writing) => void;
  decisions: ReturnType<typeof useProofDecisions>;
  onApprove: () => void;
}

/** One proof with what it is decided by, and the ways to decide. */
function Card({ submission, writing, onWrite, decisions, onApprove }: CardProps) {
  const { t } = useTranslation('approvals');
  const { advocate } = submission.participation;
  return (
    <Panel>
      <ProofHead submission={submission} />
      <Title order={3} size="h4">
        {t('proof.title')}
      </Title>
      <Proof submission={submission} />
      <Criteria submission={submission} />
      {writing === null ? (
        <Acts busy={decisions.busy} onApprove={onApprove} onWrite={onWrite} />
      ) : (
        <DecisionForm
          key={`${submission.id} ${writing}`}
          kind={writing}
          reader={{ name: advocate.name, language: toLanguage(advocate.language) }}
          busy={decisions.busy}
          onCancel={() => {
            onWrite(null);
          }}
          onSend={(refusal) => void decisions.decideOn(submission, writing, refusal)}
        />
      )}
    </Panel>
  );
}

function Undo({ decisions }: Pick<CardProps, 'decisions'>) {
  const { t } = useTranslation('approvals');
  if (!decisions.decided) return null;
  const { submission, kind } = decisions.decided;
  const { name } = submission.participation.advocate;
  return (
    <UndoBar
      key={submission.id}
      name={name}
      text={t(`done.${kind}`, { name })}
      busy={decisions.busy}
      onUndo={() => void decisions.undo()}
      onOver={decisions.forget}
    />
  );
}

function useEntries(items: readonly ProofRow[]) {
  const formats = useFormats();
  return items.map(({ id, submittedAt, participation }) => ({
    id,
    title: participation.advocate.name,
    hint: [participation.challenge.title, submittedAt && formats.dayOf(submittedAt)]
      .filter(Boolean)
      .join(' · '),
  }));
}

/** Proofs one after the other: read, decided by a key, undone by another. */
export function ProofQueue({ all, keys }: { all: readonly ProofRow[]; keys: boolean }) {
  const { t } = useTranslation('approvals');
  const queue = useQueue(all);
  const { current } = queue;
  const decisions = useProofDecisions(queue);
  const entries = useEntries(queue.items);
  const [written, setWritten] = useState<{ id: string; kind: Writing }>({ id: '', kind: null });
  // What was begun about one proof is not carried to the next.
  const writing = written.id === current?.id ? written.kind : null;
  const write = (kind: Writing) => {
    if (current) setWritten({ id: current.id, kind });
  };
  const approve = () => {
    if (current && !decisions.busy) void decisions.decideOn(current, 'APPROVE');
  };
  useShortcuts(
    {
      j: queue.next,
      k: queue.previous,
      a: approve,
      c: () => {
        write('REQUEST_CHANGES');
      },
      r: () => {
        write('REJECT');
      },
      u: () => void decisions.undo(),
      escape: () => {
        write(null);
      },
    },
    keys,
  );
  return (
    <>
      {decisions.notice && (
        <Alert role="status" color="dusk" mb="md" icon={<IconInfoCircle aria-hidden />}>
          {decisions.notice}
        </Alert>
      )}
      {!current && <Empty />}
      {current && (
        <QueueFrame label={t('queue.label')} entries={entries} currentId={current.id} queue={queue}>
          <Card
            submission={current}
            writing={writing}
            onWrite={write}
            decisions={decisions}
            onApprove={approve}
          />
        </QueueFrame>
      )}
      <Undo decisions={decisions} />
    </>
  );
}
