import { Injectable } from '@nestjs/common';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { CrossProgramDatabase, type Tx } from '../../../platform/database/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { IN_PROGRESS, REASONS } from '../decide/index.js';
import { RULE_VERSION } from './referral-timeline-entry.rules.js';
import { referralExpired } from './referral.events.js';

const BATCH = 1_000;

/**
 * What `afterWindow` decides, for a thousand referrals in one statement: a referral that ends its
 * window under way is EXPIRED, with a timeline line and an event; any other only has its window
 * closed. Rows that somebody is settling are skipped: that settlement closes their window.
 */
const CLOSE_DUE = `closed AS (
    UPDATE referral r SET window_open = false, version = r.version + 1,
      status = CASE WHEN due.was = ANY ($4) THEN 'EXPIRED' ELSE r.status END,
      reason_code = CASE WHEN due.was = ANY ($4) THEN $5 ELSE r.reason_code END,
      moved_at = CASE WHEN due.was = ANY ($4) THEN $1 ELSE r.moved_at END
    FROM due WHERE r.program_id = due.program_id AND r.id = due.id
    RETURNING r.program_id, r.id, r.advocate_id, r.submitted_on, r.window_days, r.step,
      r.window_closes_at, due.was = ANY ($4) AS expired,
      gen_random_uuid() AS write_id
  ), lines AS (
    INSERT INTO timeline (program_id, subject_kind, subject_id, occurred_at, recorded_at, rule,
      rule_version, outcome, inputs, actor_kind, audience, write_id)
    SELECT program_id, 'REFERRAL', id, window_closes_at, $1, 'R-W4', $6, 'EXPIRED',
      jsonb_build_object('submittedOn', submitted_on, 'windowDays', window_days, 'step', step),
      'JOB', 'ADVOCATE', write_id
    FROM closed WHERE expired
  ), events AS (
    INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at,
      write_id)
    SELECT program_id, gen_random_uuid(), $7, $8,
      jsonb_build_object('referralId', id, 'advocateId', advocate_id, 'points', 0),
      window_closes_at, clock_timestamp(), $1, write_id
    FROM closed WHERE expired
  )
  SELECT count(*)::int AS closed FROM closed`;

/** The index `referral_due` leads to these, whatever the programme. */
const CLOSE_ANYWHERE = `
  WITH due AS (
    SELECT program_id, id, status AS was FROM referral
    WHERE window_open AND window_closes_at <= $1 AND program_id <> ALL ($2::uuid[])
    ORDER BY window_closes_at LIMIT $3 FOR UPDATE SKIP LOCKED
  ), ${CLOSE_DUE}`;

/** The index `referral_pipeline` leads to these: a sandbox far ahead reads nobody else's windows. */
const CLOSE_IN_PROGRAM = `
  WITH due AS (
    SELECT program_id, id, status AS was FROM referral
    WHERE program_id = $2::uuid AND (NOT window_open)::int = 0 AND window_closes_at <= $1
    ORDER BY window_closes_at LIMIT $3 FOR UPDATE SKIP LOCKED
  ), ${CLOSE_DUE}`;

/** Closes every window that has passed, a batch at a time, each batch in its own transaction. */
@Injectable()
@ProvidesDueWork('windows')
export class CloseWindows implements DueWork {
  constructor(private readonly database: CrossProgramDatabase) {}

  /**
   * The installation's sweep: programmes on the real clock by one index range, and each sandbox
   * whose clock was moved with its own now (R-T3). Returns how many windows were closed.
   */
  async closeWindows(): Promise<number> {
    const [time] = await this.database.query<{ now: Date; moved: { id: Id; offset: number }[] }>(
      `SELECT clock_timestamp() AS now, coalesce((
         SELECT jsonb_agg(jsonb_build_object('id', program_id, 'offset', clock_offset_ms))
         FROM program_state WHERE clock_offset_ms > 0), '[]') AS moved`,
    );
    if (!time) throw new Error('The database did not tell the time.');
    const moved = time.moved.map(({ id }) => id);
    let closed = await this.closeAll(time.now, { without: moved });
    for (const { id, offset } of time.moved) {
      closed += await this.doDue(id, plusMs(time.now, offset));
    }
    return closed;
  }

  /** One programme, by its own now: the step of a sandbox's clock. */
  async doDue(programId: Id, until: Date): Promise<number> {
    return this.closeAll(until, { only: programId });
  }

  nextDue(tx: Tx): Promise<Date | null> {
    return nextWindowClosing(tx);
  }

  private async closeAll(
    now: Date,
    programs: { readonly only: Id } | { readonly without: readonly Id[] },
  ): Promise<number> {
    const isOne = 'only' in programs;
    let total = 0;
    for (;;) {
      const [row] = await this.database.query<{ closed: number }>(
        isOne ? CLOSE_IN_PROGRAM : CLOSE_ANYWHERE,
        [
          now,
          isOne ? programs.only : programs.without,
          BATCH,
          [...IN_PROGRESS],
          REASONS.windowEnded,
          RULE_VERSION,
          referralExpired.name,
          referralExpired.version,
        ],
      );
      const closed = row?.closed ?? 0;
      total += closed;
      if (closed < BATCH) return total;
    }
  }
}

/** When the first window that is open closes; null where none is. */
async function nextWindowClosing(tx: Tx): Promise<Date | null> {
  const [row] = await tx.query<{ closes_at: Date | null }[]>(
    `SELECT min(window_closes_at) AS closes_at FROM referral
     WHERE program_id = $1 AND window_open`,
    [tx.programId],
  );
  return row?.closes_at ?? null;
}

/** How long ago the oldest window that is still open should have closed; zero where none is. */
export async function oldestOverdueSeconds(database: CrossProgramDatabase): Promise<number> {
  const [row] = await database.query<{ overdue: number }>(
    `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(window_closes_at)), 0)::int AS overdue
     FROM referral WHERE window_open AND window_closes_at <= clock_timestamp()`,
  );
  return row?.overdue ?? 0;
}
