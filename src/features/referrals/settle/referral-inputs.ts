import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ReferralDecisionKind, ReferralFact } from '../decide/index.js';

export interface NewReferralFact {
  readonly referralId: Id;
  /** unique for the referral within its source: the same fact again inserts nothing */
  readonly factId: string;
  readonly kind: ReferralFact['kind'];
  readonly occurredAt: Date;
  readonly source: string;
  readonly sourceVersion: number | null;
  readonly payload: { readonly reasonCode?: string; readonly memberId?: Id };
}

export interface NewReferralDecision {
  /** absent: a new one */
  readonly id?: Id;
  readonly referralId: Id;
  readonly kind: ReferralDecisionKind;
  readonly payload: {
    readonly reasonCode?: string;
    readonly importedReferralId?: Id;
    readonly pointsKept?: Points;
  };
}

/** Adds facts; those that are recorded already change nothing. The caller settles. */
export async function recordFacts(tx: Tx, facts: readonly NewReferralFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `INSERT INTO referral_fact (program_id, referral_id, fact_id, kind, occurred_at, recorded_at,
       source, source_version, payload)
     SELECT $1, f."referralId", f."factId", f.kind, f."occurredAt", $2, f.source, f."sourceVersion",
       f.payload
     FROM jsonb_to_recordset($3::jsonb) AS f ("referralId" uuid, "factId" text, kind text,
       "occurredAt" timestamptz, source text, "sourceVersion" bigint, payload jsonb)
     ON CONFLICT DO NOTHING`,
    [tx.programId, tx.now, JSON.stringify(facts)],
  );
}

/** Adds decisions, taken now by the actor. The caller settles. */
export async function recordDecisions(
  tx: Tx,
  actor: Actor,
  decisions: readonly NewReferralDecision[],
): Promise<void> {
  if (decisions.length === 0) return;
  await tx.query(
    `INSERT INTO referral_decision (program_id, id, referral_id, kind, payload, decided_at, decided_by)
     SELECT $1, d.id, d."referralId", d.kind, d.payload, $2, $3
     FROM jsonb_to_recordset($4::jsonb) AS d (id uuid, "referralId" uuid, kind text, payload jsonb)`,
    [
      tx.programId,
      tx.now,
      actor.id,
      JSON.stringify(decisions.map((decision) => ({ id: newId(), ...decision }))),
    ],
  );
}
