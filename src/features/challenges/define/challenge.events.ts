import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';
import { DECISION_KINDS } from './challenge.rules.js';

export const challengePublished = defineEvent({
  name: 'challenge.published',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ challengeId: z.uuid(), version: z.int() }),
  unconsumed: 'advocates find new challenges on their home screen',
});

export const challengeClosed = defineEvent({
  name: 'challenge.closed',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ challengeId: z.uuid() }),
});

const ofSubmission = {
  submissionId: z.uuid(),
  participationId: z.uuid(),
  challengeId: z.uuid(),
  advocateId: z.uuid(),
  stage: z.int(),
};

export const submissionSubmitted = defineEvent({
  name: 'submission.submitted',
  version: 1,
  audience: 'ADVOCATE',
  payload: z.strictObject(ofSubmission),
});

export const submissionWithdrawn = defineEvent({
  name: 'submission.withdrawn',
  version: 1,
  audience: 'ADVOCATE',
  payload: z.strictObject(ofSubmission),
});

const ofDecision = { ...ofSubmission, decisionNo: z.int(), points: z.int() };
export type OfDecision = z.infer<z.ZodObject<typeof ofDecision>>;

/**
 * Due when the time for Undo is over. Consumers call `isDecisionInForce` first: nobody is notified
 * of a decision that was taken back in time (R-C2).
 */
export const submissionDecided = defineEvent({
  name: 'submission.decided',
  version: 1,
  audience: 'ADVOCATE',
  payload: z.strictObject({ ...ofDecision, kind: z.enum(DECISION_KINDS) }),
});

/** A decision already notified is taken back; `points` that were awarded are reversed. */
export const decisionTakenBack = defineEvent({
  name: 'submission.takenBack',
  version: 1,
  audience: 'ADVOCATE',
  payload: z.strictObject(ofDecision),
});
