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
const CLOSE = `
  WITH due AS (
    SELECT program_id, id, status AS was FROM referral
    WHERE window_open AND window_closes_at <= $1 AND ($2::uuid IS NULL OR program_id = $2)
      AND program_id <> ALL ($3::uuid[])
    ORDER BY window_closes_at LIMIT $4 FOR UPDATE SKIP LOCKED
  ), closed AS (
    UPDATE referral r SET window_open = false, version = r.version + 1,
      status = CASE WHEN due.was = ANY ($5) THEN 'EXPIRED' ELSE r.status END,
      reason_code = CASE WHEN due.was = ANY ($5) THEN $6 ELSE r.reason_code END,
      moved_at = CASE WHEN due.was = ANY ($5) THEN $1 ELSE r.moved_at END
    FROM due WHERE r.program_id = due.program_id AND r.id = due.id
    RETURNING r.program_id, r.id, r.advocate_id, r.submitted_on, r.window_days, r.step,
      r.window_closes_at, due.was = ANY ($5) AS expired
  ), lines AS (
    INSERT INTO timeline (program_id, subject_kind, subject_id, occurred_at, recorded_at, rule,
      rule_version, outcome, inputs, actor_kind, audience)
    SELECT program_id, 'REFERRAL', id, window_closes_at, $1, 'R-W4', $7, 'EXPIRED',
      jsonb_build_object('submittedOn', submitted_on, 'windowDays', window_days, 'step', step),
      'JOB', 'ADVOCATE'
    FROM closed WHERE expired
  ), events AS (
    INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at)
    SELECT program_id, gen_random_uuid(), $8, $9,
      jsonb_build_object('referralId', id, 'advocateId', advocate_id, 'points', 0),
      window_closes_at, clock_timestamp(), $1
    FROM closed WHERE expired
  )
  SELECT count(*)::int AS closed FROM closed`;

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
    let closed = await this.closeAll(
      time.now,
      null,
      time.moved.map(({ id }) => id),
    );
    for (const { id, offset } of time.moved) {
      closed += await this.closeAll(plusMs(time.now, offset), id, []);
    }
    return closed;
  }

  /** One programme, by its own now: the step of a sandbox's clock. */
  async doDue(programId: Id, until: Date): Promise<number> {
    return this.closeAll(until, programId, []);
  }

  nextDue(tx: Tx): Promise<Date | null> {
    return nextWindowClosing(tx);
  }

  private async closeAll(now: Date, only: Id | null, without: readonly Id[]): Promise<number> {
    let total = 0;
    for (;;) {
      const [row] = await this.database.query<{ closed: number }>(CLOSE, [
        now,
        only,
        without,
        BATCH,
        [...IN_PROGRESS],
        REASONS.windowEnded,
        RULE_VERSION,
        referralExpired.name,
        referralExpired.version,
      ]);
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
