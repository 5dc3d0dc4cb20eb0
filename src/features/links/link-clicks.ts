import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { systemClock } from '../../kernel/clock.js';
import { newId, type Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, sqlStateOf } from '../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/telemetry/index.js';

interface Click {
  readonly programId: Id;
  readonly linkId: Id;
  readonly at: Date;
}

/** SQLSTATEs of this class: the fault of one row, not of the others in its batch. */
const INTEGRITY = '23';
const MAX_WAIT_MS = 50;
const MAX_BATCH = 500;
/** Clicks that wait at most: a database that is away must not fill the memory. */
const MAX_WAITING = 20_000;

/**
 * Clicks on personal links, written in batches: at most 50 ms or 500 clicks late, flushed when the
 * process stops. One on the link of somebody who has left is none (R-U5). One insert for each would cost the redirect more than half of its speed.
 */
@Injectable()
export class LinkClicks implements OnApplicationShutdown {
  private waiting: Click[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: CrossProgramDatabase,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  add(programId: Id, linkId: Id): void {
    if (this.waiting.length >= MAX_WAITING) return;
    this.waiting.push({ programId, linkId, at: systemClock.now() });
    if (this.waiting.length >= MAX_BATCH) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), MAX_WAIT_MS);
  }

  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const clicks = this.waiting.splice(0, MAX_BATCH);
    if (clicks.length === 0) return;
    await this.keep(clicks);
    if (this.waiting.length > 0) await this.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  /** A click that cannot be kept (its link has just gone) takes no other with it. */
  private async keep(clicks: readonly Click[]): Promise<void> {
    try {
      await this.write(clicks);
    } catch (error) {
      const half = Math.floor(clicks.length / 2);
      if (half > 0 && sqlStateOf(error)?.startsWith(INTEGRITY) === true) {
        await this.keep(clicks.slice(0, half));
        await this.keep(clicks.slice(half));
        return;
      }
      this.logger.warn({ error: describeError(error), clicks: clicks.length }, 'Clicks were lost');
    }
  }

  private async write(clicks: readonly Click[]): Promise<void> {
    await this.database.query(
      `INSERT INTO touch (program_id, id, link_id, kind, touched_at, referral_id, won)
       SELECT c.program_id, c.id, c.link_id, 'CLICK',
         c.at + p.clock_offset_ms * interval '1 millisecond', NULL, false
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
         AS c (program_id, id, link_id, at)
       JOIN program_state p ON p.program_id = c.program_id
       JOIN link l ON l.program_id = c.program_id AND l.id = c.link_id
       JOIN advocate_standing a ON a.program_id = l.program_id AND a.advocate_id = l.advocate_id
        AND a.status <> 'LEFT'`,
      [
        clicks.map(({ programId }) => programId),
        clicks.map(() => newId()),
        clicks.map(({ linkId }) => linkId),
        clicks.map(({ at }) => at),
      ],
    );
  }
}
