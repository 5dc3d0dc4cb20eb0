import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { toLanguage } from '../../platform/viewer.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import type { ProofRow } from './approvals-query.js';
import { DecisionActs } from './decision-acts.js';
import { DecisionForm } from './decision-form.js';
import { Criteria, HandedIn, ProofHead } from './proof-card.js';
import { Queue } from './queue.js';
import { UndoBar } from './undo-bar.js';
import { useProofDecisions } from './use-proof-decisions.js';
import { useBegun, useQueue } from './use-queue.js';

type Writing = 'REQUEST_CHANGES' | 'REJECT';

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

/** One proof with its criteria, and the ways to decide. */
function Card({ submission, writing, onWrite, decisions, onApprove }: CardProps) {
  const { advocate } = submission.participation;
  return (
    <Panel>
      <ProofHead submission={submission} />
      <HandedIn submission={submission} />
      <Criteria submission={submission} />
      {writing === null ? (
        <DecisionActs
          busy={decisions.busy}
          onApprove={onApprove}
          {...(canBeChanged(submission) && {
            onChanges: () => {
              onWrite('REQUEST_CHANGES');
            },
          })}
          onReject={() => {
            onWrite('REJECT');
          }}
        />
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

/** Proofs one after the other: read, decided by a key, undone by another. */
export function ProofQueue({ all, keys }: { all: readonly ProofRow[]; keys: boolean }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const path = useProgramPath();
  const queue = useQueue(all);
  const { current } = queue;
  const decisions = useProofDecisions(queue);
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
