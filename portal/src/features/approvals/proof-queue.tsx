import { Alert, Button, Group, Kbd, Stack, Title } from '@mantine/core';
import { IconCheck, IconInfoCircle, IconPencil, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
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

/** Proofs one after the other: read, decided by a key, undone by another. */
export function ProofQueue({ all, keys }: { all: readonly ProofRow[]; keys: boolean }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const queue = useQueue(all);
  const { current } = queue;
  const decisions = useProofDecisions(queue);
  const [writing, setWriting] = useState<Writing>(null);
  const currentId = current?.id;
  useEffect(() => {
    setWriting(null);
  }, [currentId]);
  const approve = () => {
    if (current && !decisions.busy) void decisions.decideOn(current, 'APPROVE');
  };
  const write = (kind: Writing) => {
    if (current) setWriting(kind);
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
        setWriting(null);
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
        <QueueFrame
          label={t('queue.label')}
          entries={queue.items.map(({ id, submittedAt, participation }) => ({
            id,
            title: participation.advocate.name,
            hint: [participation.challenge.title, submittedAt && formats.dayOf(submittedAt)]
              .filter(Boolean)
              .join(' · '),
          }))}
          currentId={current.id}
          place={queue.place}
          onChoose={queue.choose}
          onNext={queue.next}
          onPrevious={queue.previous}
        >
          <Panel>
            <ProofHead submission={current} />
            <Title order={3} size="h4">
              {t('proof.title')}
            </Title>
            <Proof submission={current} />
            <Criteria submission={current} />
            {writing === null ? (
              <Acts busy={decisions.busy} onApprove={approve} onWrite={write} />
            ) : (
              <DecisionForm
                key={`${current.id} ${writing}`}
                kind={writing}
                reader={{
                  name: current.participation.advocate.name,
                  language: toLanguage(current.participation.advocate.language),
                }}
                busy={decisions.busy}
                onCancel={() => {
                  setWriting(null);
                }}
                onSend={(refusal) => void decisions.decideOn(current, writing, refusal)}
              />
            )}
          </Panel>
        </QueueFrame>
      )}
      <Stack>
        {decisions.decided && (
          <UndoBar
            key={decisions.decided.submission.id}
            name={decisions.decided.submission.participation.advocate.name}
            text={t(`done.${decisions.decided.kind}`, {
              name: decisions.decided.submission.participation.advocate.name,
            })}
            busy={decisions.busy}
            onUndo={() => void decisions.undo()}
            onOver={decisions.forget}
          />
        )}
      </Stack>
    </>
  );
}
