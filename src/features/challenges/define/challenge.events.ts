import type { Id } from '../../../kernel/ids.js';
import { defineEvent } from '../../../platform/outbox/index.js';
import type { DecisionKind } from './challenge.rules.js';

export const challengePublished = defineEvent<{ challengeId: Id; version: number }>(
  'challenge.published',
  { unconsumed: 'advocates find new challenges on their home screen' },
);

interface OfSubmission {
  readonly submissionId: Id;
  readonly participationId: Id;
  readonly challengeId: Id;
  readonly advocateId: Id;
}

export const submissionSubmitted = defineEvent<OfSubmission & { stage: number }>(
  'submission.submitted',
  { unconsumed: 'the approvals queue reads the submissions themselves' },
);

/**
 * Due when the time for Undo is over. Consumers ask `decisionStands` first: a decision that was
 * taken back in time is told to nobody (R-C2).
 */
export const submissionDecided = defineEvent<
  OfSubmission & { decisionNo: number; kind: DecisionKind; stage: number; points: number }
>('submission.decided');

/** A decision that people had been told of is taken back; `points` that were awarded are reversed. */
export const decisionTakenBack = defineEvent<
  OfSubmission & { decisionNo: number; stage: number; points: number }
>('submission.takenBack');
