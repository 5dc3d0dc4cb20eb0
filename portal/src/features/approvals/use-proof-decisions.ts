import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useFormats } from '../../ui/formats/format.js';
import { DecideSubmission, TakeBackDecision, type ProofRow } from './approvals-query.js';
import type { Refusal } from './decision-form.js';

type Kind = 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';

export interface DecidedProof {
  submission: ProofRow;
  kind: Kind;
}

interface Queue {
  leaveOut: (id: string) => void;
  putBack: (submission: ProofRow) => void;
}

/** Deciding on proofs and undoing it: the first wins, the second reads who was first (R-C2). */
export function useProofDecisions(queue: Queue, onReload: () => void) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const refusals = useRefusal();
  const [decide, deciding] = useKeyedVerb(DecideSubmission);
  const [takeBack, undoing] = useKeyedVerb(TakeBackDecision);
  const [decided, setDecided] = useState<DecidedProof | null>(null);
  const [notice, setNotice] = useState<string | null>(null);

  const decideOn = async (submission: ProofRow, kind: Kind, words?: Partial<Refusal>) => {
    setNotice(null);
    const { id, version } = submission;
    const result = await decide({ id, version, kind, ...words });
    if (!result) return;
    if (result.__typename === 'AlreadyDecided') {
      const name = result.decidedBy ?? t('takenBySomebody');
      setNotice(t('taken', { name, moment: formats.moment(result.decidedAt) }));
      queue.leaveOut(submission.id);
      return;
    }
    if (isUserError(result)) {
      const isAnew = result.__typename === 'StaleVersion';
      setNotice(isAnew ? t('waitsAnew') : refusals.text(result));
      // Taken back, or waiting anew: the queue is another one.
      if (isAnew || result.__typename === 'SubmissionWithdrawn') onReload();
      return;
    }
    queue.leaveOut(submission.id);
    setDecided({ submission, kind });
  };

  const undo = async () => {
    if (!decided) return;
    const { submission } = decided;
    const result = await takeBack({ id: submission.id });
    if (!result) return;
    setDecided(null);
    if (isUserError(result)) {
      setNotice(refusals.text(result));
      return;
    }
    setNotice(t('undone'));
    if (result.__typename === 'Submission') {
      queue.putBack({ ...submission, version: result.version });
    }
  };

  return {
    decideOn,
    undo,
    decided,
    forget: () => {
      setDecided(null);
    },
    notice,
    busy: deciding || undoing,
  };
}
