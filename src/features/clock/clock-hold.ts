import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { plusMs } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { changeClockHold, holdClock, moveClockTo } from '../../platform/tenancy/index.js';
import type { ClockAdvanceStatus } from './clock-advance.rules.js';

/** A mover that does not renew its hold within this time counts as dead. */
const HOLD_MS = 30_000;
const RENEWED_EVERY_MS = 5_000;

/** Until when a clock is held; the moment also identifies its holder. */
export interface Hold {
  readonly until: Date;
}

/** The progress of a mover, written with the next step. */
export interface Progress {
  readonly advanceId: Id;
  readonly happened: number;
  /** everything was done up to this moment */
  readonly doneUntil: Date;
  readonly status: ClockAdvanceStatus;
}

/**
 * The clock of a sandbox, held by one mover at a time. While it is held the relay leaves the
 * programme's events to its holder (R-T3: in the order of their moments). A mover that did not
 * renew in time and was replaced finds that out at its next step and stops.
 */
@Injectable()
export class ClockHold {
  constructor(private readonly database: Database) {}

  /** Null where somebody else holds it, or the programme is gone. */
  take(actor: Actor): Promise<Hold | null> {
    return this.database.write(actor, 'holdClock', async (tx) => {
      const until = plusMs(tx.realNow, HOLD_MS);
      return (await holdClock(tx, until)) ? { until } : null;
    });
  }

  /** The same hold where it is fresh, else a new one. Null where it was lost. */
  renew(actor: Actor, hold: Hold, realNow: Date): Promise<Hold | null> {
    const isFresh = hold.until.getTime() - realNow.getTime() > HOLD_MS - RENEWED_EVERY_MS;
    if (isFresh) return Promise.resolve(hold);
    return this.database.write(actor, 'holdClock', (tx) => renewed(tx, hold));
  }

  /** Writes how far it got and moves the clock to `target`. Null where the hold was lost. */
  moveTo(actor: Actor, hold: Hold, progress: Progress, target: Date): Promise<Hold | null> {
    return this.database.write(actor, 'moveClock', async (tx) => {
      const held = await renewed(tx, hold);
      if (held === null) return null;
      await moveClockTo(tx, target);
      await writeProgress(tx, progress);
      return held;
    });
  }

  /** Gives a move up, so that the admin may request another; the clock stays where it got. */
  async fail(actor: Actor, advanceId: Id): Promise<void> {
    await this.database.write(actor, 'failClockAdvance', (tx) =>
      tx.query(
        `UPDATE clock_advance SET status = 'FAILED'
         WHERE program_id = $1 AND id = $2 AND status = 'RUNNING'`,
        [tx.programId, advanceId],
      ),
    );
  }

  /** Releases the clock; the relay sends the programme's events again. */
  async release(actor: Actor, hold: Hold, progress: Progress | null): Promise<void> {
    await this.database.write(actor, 'releaseClock', async (tx) => {
      await changeClockHold(tx, hold.until, null);
      if (progress !== null) await writeProgress(tx, progress);
    });
  }
}

async function renewed(tx: Tx, hold: Hold): Promise<Hold | null> {
  const until = plusMs(tx.realNow, HOLD_MS);
  return (await changeClockHold(tx, hold.until, until)) ? { until } : null;
}

async function writeProgress(
  tx: Tx,
  { advanceId, happened, doneUntil, status }: Progress,
): Promise<void> {
  await tx.query(
    `UPDATE clock_advance SET happened = happened + $3, status = $5,
       done_until = greatest(done_until, least(to_at, $4::timestamptz))
     WHERE program_id = $1 AND id = $2 AND status = 'RUNNING'`,
    [tx.programId, advanceId, happened, doneUntil, status],
  );
}
