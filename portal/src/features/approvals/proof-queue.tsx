import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { toLanguage } from '../../i18n/languages.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import type { ProofRow } from './approvals-query.js';
import { DecisionActs } from './decision-acts.js';
import { DecisionForm } from './decision-form.js';
import { Criteria, HandedIn, ProofHead } from './proof-card.js';
import { Queue } from './queue.js';
import { ThanksForm } from './thanks-form.js';
import { UndoBar } from './undo-bar.js';
import { useProofDecisions } from './use-proof-decisions.js';
import { useBegun, useQueue } from './use-queue.js';

type Writing = 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';

interface CardProps {
  submission: ProofRow;
  writing: Writing | null;
  onWrite: (kind: Writing | null) => void;
  decisions: ReturnType<typeof useProofDecisions>;
  onApprove: () => void;
}

/** A challenge that is over takes nothing more: there are no changes to ask for. */
const canBeChanged = ({ participation }: ProofRow) =>
  participation.challenge.status !== 'CLOSED' && participation.challenge.status !== 'ARCHIVED';

function Acts({ submission, onWrite, decisions, onApprove }: CardProps) {
  return (
    <DecisionActs
      busy={decisions.busy}
      onApprove={onApprove}
      onThanks={() => {
        onWrite('APPROVE');
      }}
      {...(canBeChanged(submission) && {
        onChanges: () => {
          onWrite('REQUEST_CHANGES');
        },
      })}
      onReject={() => {
        onWrite('REJECT');
      }}
    />
  );
}

function Deciding(props: CardProps) {
  const { submission, writing, onWrite, decisions } = props;
  if (writing === null) return <Acts {...props} />;
  const { name, language } = submission.participation.advocate;
  const form = {
    reader: { name, language: toLanguage(language) },
    busy: decisions.busy,
    onCancel: () => {
      onWrite(null);
    },
  };
  if (writing === 'APPROVE') {
    const send = (message: string) => void decisions.decideOn(submission, 'APPROVE', { message });
    return <ThanksForm key={submission.id} {...form} onSend={send} />;
  }
  return (
    <DecisionForm
      key={`${submission.id} ${writing}`}
      kind={writing}
      {...form}
      onSend={(refusal) => void decisions.decideOn(submission, writing, refusal)}
    />
  );
}

/** One proof with its criteria, and the ways to decide. */
function Card(props: CardProps) {
  const { submission } = props;
  return (
    <Panel>
      <ProofHead submission={submission} />
      <HandedIn submission={submission} />
      <Criteria submission={submission} />
      <Deciding {...props} />
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

interface ProofQueueProps {
  all: readonly ProofRow[];
  /** the first to be shown */
  startAt?: string | undefined;
  keys: boolean;
  onReload: () => void;
}

/** Proofs one after the other: read, decided by a key, undone by another. */
export function ProofQueue({ all, startAt, keys, onReload }: ProofQueueProps) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const path = useProgramPath();
  const queue = useQueue(all, startAt);
  const { current } = queue;
  const decisions = useProofDecisions(queue, onReload);
  const [writing, write] = useBegun<Writing>(current?.id);
  const approve = () => {
    if (current && !decisions.busy) void decisions.decideOn(current, 'APPROVE');
  };
  return (
    <>
      <Queue
        queue={queue}
        entryOf={({ submittedAt, participation }) => ({
          title: participation.advocate.name,
          hint: [participation.challenge.title, submittedAt && formats.dayOf(submittedAt)]
            .filter(Boolean)
            .join(' · '),
        })}
        commands={{
          a: approve,
          c: () => {
            if (current && canBeChanged(current)) write('REQUEST_CHANGES');
          },
          t: () => {
            write('APPROVE');
          },
          r: () => {
            write('REJECT');
          },
          u: () => void decisions.undo(),
          escape: () => {
            write(null);
          },
        }}
        keys={keys}
        notice={decisions.notice}
        empty={{
          title: t('empty.proofsTitle'),
          body: t('empty.proofs'),
          action: { label: t('empty.proofsAction'), to: path('edit', 'challenges') },
        }}
      >
        {(submission) => (
          <Card
            submission={submission}
            writing={writing}
            onWrite={write}
            decisions={decisions}
            onApprove={approve}
          />
        )}
      </Queue>
      <Undo decisions={decisions} />
    </>
  );
}
