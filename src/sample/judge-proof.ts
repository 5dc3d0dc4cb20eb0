import {
  findSubmissions,
  type DecideSubmission,
  type DecideSubmissionInput,
} from '../features/challenges/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import type { SampleDecision } from './sample-challenges.js';

/** Decides on a proof as it stands. */
export async function judgeProof(
  decide: DecideSubmission,
  tx: Tx,
  actor: Actor,
  { id, decision }: { readonly id: Id; readonly decision: SampleDecision },
): Promise<void> {
  const { kind, message, reason } = decision;
  const version = (await findSubmissions(tx, [id])).get(id)?.version ?? 0;
  const input = { id, version, kind, message: message ?? '', reason: reason ?? null };
  await decide.decideSubmission(tx, actor, input as DecideSubmissionInput);
}
