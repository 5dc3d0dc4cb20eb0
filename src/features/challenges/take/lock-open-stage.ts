import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { isOver, NotSubmittable } from '../define/index.js';
import type { Stage } from '../stages/index.js';
import {
  findParticipations,
  lockParticipation,
  type LockedParticipation,
} from './participation.queries.js';
import type { SubmissionRow } from './submission.queries.js';
import { refusalOf } from './submission.rules.js';

/** A stage that takes proofs now, of a participation that is locked until the end of the write. */
export interface OpenStage {
  readonly participation: LockedParticipation;
  /** from 1 */
  readonly number: number;
  readonly definition: Stage;
  /** what was handed in before, and refused */
  readonly former: SubmissionRow | null;
}

export interface StageToOpen {
  readonly participationId: Id;
  readonly stage: number;
}

/** Throws NotFound (also for somebody else's: R-A1), NotSubmittable. */
export async function lockOpenStage(
  tx: Tx,
  actor: Actor,
  { participationId, stage }: StageToOpen,
): Promise<OpenStage> {
  const participation = await lockParticipation(tx, participationId);
  if (participation === null || participation.advocateId !== actor.advocateId) {
    throw new NotFound('challenge of yours', ['participationId']);
  }
  const read = await findParticipations(tx, [participationId]);
  const submissions = read.get(participationId)?.submissions ?? [];
  const { stages } = participation.definition;
  const standing = {
    participation: participation.status,
    challengeIsOver: isOver(participation.challengeStatus),
    states: new Map(submissions.map((submission) => [submission.stage, submission])),
  };
  const refusal = refusalOf(standing, stage, stages.length);
  const definition = stages[stage - 1];
  if (refusal !== null || !definition) throw new NotSubmittable(refusal ?? '', ['stage']);
  const former = submissions.find((submission) => submission.stage === stage) ?? null;
  return { participation, number: stage, definition, former };
}
