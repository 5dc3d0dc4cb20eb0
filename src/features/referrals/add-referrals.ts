import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { readProgram, type ProgramRow } from '../programs/index.js';
import { conversionWindow } from './conversion-window.rules.js';
import type { ReferralDecisionKind, ReferralSource, ReferralStep } from './referral-group.rules.js';
import { RefereeKey } from './referee-key.js';
import { recordDecisions, recordFacts } from './referral-inputs.js';
import type { SettledReferral } from './referral-news.js';
import { SettleReferrals } from './settle-referrals.js';

export interface NewReferral {
  readonly advocateId: Id;
  readonly source: ReferralSource;
  /** what a file calls its source, e.g. the event where it was told */
  readonly sourceLabel: string | null;
  readonly externalId: string | null;
  readonly refereeName: string | null;
  readonly refereeEmail: string | null;
  readonly companyId: Id | null;
  readonly note: string | null;
  readonly submittedAt: Date;
  readonly needsConfirmation: boolean;
  readonly awardsPoints: boolean;
  /** decided at once, by who records it */
  readonly decision: Extract<ReferralDecisionKind, 'ACCEPTED'> | null;
  /** known at once, e.g. UNQUALIFIED because the company is a customer */
  readonly step: { readonly kind: ReferralStep; readonly reasonCode: string } | null;
}

export interface AddedReferral {
  readonly id: Id;
  /** false: a referral with this external id was there before, and stays as it is */
  readonly isNew: boolean;
}

interface Prepared extends NewReferral {
  readonly id: Id;
  readonly refereeKey: Buffer | null;
}

/**
 * Adds referrals, one or thousands, with the terms in force now (R-W2), and settles them. Callers
 * that add the same person at the same moment stand in line on that person's key, so that exactly
 * one of them is first (R-W6). Answers one result for each, in their order.
 */
@Injectable()
export class AddReferrals {
  constructor(
    private readonly refereeKey: RefereeKey,
    private readonly settle: SettleReferrals,
  ) {}

  async execute(
    tx: Tx,
    actor: Actor,
    referrals: readonly NewReferral[],
  ): Promise<{ added: AddedReferral[]; settled: SettledReferral[] }> {
    if (referrals.length === 0) return { added: [], settled: [] };
    const prepared = referrals.map((referral) => this.prepare(tx, referral));
    await lockPeople(tx, prepared);
    const inserted = await insertReferrals(tx, prepared, await readProgram(tx));
    const fresh = prepared.filter(({ id }) => inserted.has(id));
    await this.recordInputs(tx, actor, fresh);
    await linkWaitingDeals(tx, fresh);
    const settled = await this.settle.execute(
      tx,
      actor,
      fresh.map(({ id }) => id),
      inserted,
    );
    return { added: await this.results(tx, prepared, inserted), settled };
  }

  private prepare(tx: Tx, referral: NewReferral): Prepared {
    const { refereeEmail: email } = referral;
    const refereeKey = email === null ? null : this.refereeKey.of(tx.programId, email);
    return { ...referral, id: newId(), refereeKey };
  }

  private async recordInputs(tx: Tx, actor: Actor, fresh: readonly Prepared[]): Promise<void> {
    await recordFacts(
      tx,
      fresh.flatMap(({ id, submittedAt, step, source }) => {
        const base = { referralId: id, source, sourceVersion: null };
        const submitted = {
          ...base,
          factId: 'submitted',
          kind: 'SUBMITTED' as const,
          occurredAt: submittedAt,
          payload: {},
        };
        if (step === null) return [submitted];
        const { kind, reasonCode } = step;
        return [
          submitted,
          { ...base, factId: 'known', kind, occurredAt: tx.now, payload: { reasonCode } },
        ];
      }),
    );
    await recordDecisions(
      tx,
      actor,
      fresh.flatMap(({ id, decision }) =>
        decision === null ? [] : [{ referralId: id, kind: decision, payload: {} }],
      ),
    );
  }

  private async results(
    tx: Tx,
    prepared: readonly Prepared[],
    inserted: ReadonlySet<Id>,
  ): Promise<AddedReferral[]> {
    const known = prepared.flatMap(({ id, externalId }) =>
      inserted.has(id) || externalId === null ? [] : [externalId],
    );
    const rows =
      known.length === 0
        ? []
        : await tx.query<{ id: Id; external_id: string }[]>(
            'SELECT id, external_id FROM referral WHERE program_id = $1 AND external_id = ANY ($2::text[])',
            [tx.programId, known],
          );
    const byExternalId = new Map(rows.map((row) => [row.external_id, row.id]));
    return prepared.map(({ id, externalId }) =>
      inserted.has(id)
        ? { id, isNew: true }
        : { id: byExternalId.get(externalId ?? '') ?? id, isNew: false },
    );
  }
}

/** In the order of the keys: two callers with the same people must not deadlock. */
async function lockPeople(tx: Tx, prepared: readonly Prepared[]): Promise<void> {
  const keys = [
    ...new Set(prepared.flatMap(({ refereeKey }) => refereeKey?.toString('hex') ?? [])),
  ];
  if (keys.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest($1::text[]) AS key ORDER BY 1
     ) locks`,
    [keys],
  );
}

async function insertReferrals(
  tx: Tx,
  prepared: readonly Prepared[],
  program: ProgramRow,
): Promise<Set<Id>> {
  const { timeZone, conversionWindowDays: windowDays } = program;
  const rows = prepared.map((referral) => {
    const { submittedOn, closesAt } = conversionWindow(referral.submittedAt, timeZone, windowDays);
    return {
      ...referral,
      refereeKey: referral.refereeKey === null ? null : `\\x${referral.refereeKey.toString('hex')}`,
      submittedOn,
      closesAt,
    };
  });
  const inserted = await tx.query<{ id: Id }[]>(
    `INSERT INTO referral (program_id, id, advocate_id, external_id, source, source_label,
       referee_name, referee_email, referee_key, company_id, note, submitted_at, recorded_at,
       window_days, time_zone, submitted_on, window_closes_at, conversion_points, late_win_points,
       assist_points, needs_confirmation, awards_points, fraud_signal, moderation, fraud_status,
       confirmation, status, step, reward_status, window_open, won_outside_window,
       won_before_referral, points_due, points_awarded, settlement_no, moved_at, version)
     SELECT $1, n.id, n."advocateId", n."externalId", n.source, n."sourceLabel", n."refereeName",
       n."refereeEmail", n."refereeKey", n."companyId", n.note, n."submittedAt", $2, $3, $4,
       n."submittedOn", n."closesAt", $5, $6, $7, n."needsConfirmation", n."awardsPoints",
       'NOT_CHECKED', CASE WHEN n.source = 'IMPORT' THEN 'APPROVED' ELSE 'PENDING' END,
       'NOT_CHECKED', CASE WHEN n."needsConfirmation" THEN 'WAITING' ELSE 'NOT_NEEDED' END,
       'SUBMITTED', 'SUBMITTED', 'NONE', true, false, false, 0, 0, 0, $2, 1
     FROM jsonb_to_recordset($8::jsonb) AS n (id uuid, "advocateId" uuid, "externalId" text,
       source text, "sourceLabel" text, "refereeName" text, "refereeEmail" text,
       "refereeKey" bytea, "companyId" uuid, note text, "submittedAt" timestamptz,
       "submittedOn" date, "closesAt" timestamptz, "needsConfirmation" boolean,
       "awardsPoints" boolean)
     ON CONFLICT (program_id, external_id) DO NOTHING RETURNING id`,
    [
      tx.programId,
      tx.now,
      windowDays,
      timeZone,
      program.conversionPoints,
      program.lateWinPoints,
      program.assistPoints,
      JSON.stringify(rows),
    ],
  );
  return new Set(inserted.map((row) => row.id));
}

/** Deals that named a referral before it was known here: order loses nothing. */
async function linkWaitingDeals(tx: Tx, fresh: readonly Prepared[]): Promise<void> {
  const named = fresh.filter(({ externalId }) => externalId !== null);
  if (named.length === 0) return;
  await tx.query(
    `INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
     SELECT $1, d.id, r.id, 'EXTERNAL_ID', $2
     FROM unnest($3::uuid[], $4::text[]) AS r (id, external_id)
     JOIN deal d ON d.program_id = $1 AND d.referral_external_id = r.external_id
     ON CONFLICT DO NOTHING`,
    [tx.programId, tx.now, named.map(({ id }) => id), named.map(({ externalId }) => externalId)],
  );
}
