import type { CrossProgramDatabase } from '../database/index.js';
import { ErrorLog, type Jobs } from '../jobs/index.js';
import type { Logger } from '../telemetry/index.js';
import { addConsumerJobs, type ClaimedEvent, type Consumers } from './consumers.js';
import type { RelayBell } from './relay-bell.js';

export interface RelayTuning {
  readonly tickMs: number;
  /** a process that claims events and does not mark them sent within this time counts as dead */
  readonly leaseMs: number;
  readonly batch: number;
}

export const DEFAULT_RELAY_TUNING: RelayTuning = { tickMs: 1_000, leaseMs: 30_000, batch: 500 };

const HOUR_MS = 3_600_000;

/**
 * Moves committed events into the queues: claim (committed), add, mark as sent. A lease that runs
 * out is sent again, so an event arrives at least once; the ids of its jobs refuse a second copy.
 */
export class OutboxRelay {
  private stopped = true;
  private rung = false;
  private wake: (() => void) | null = null;
  private loop: Promise<void> = Promise.resolve();
  private readonly errors: ErrorLog;

  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly jobs: Jobs,
    private readonly bell: RelayBell,
    logger: Logger,
    private readonly tuning: RelayTuning,
  ) {
    this.errors = new ErrorLog(logger);
  }

  start(consumers: Consumers): void {
    this.stopped = false;
    this.bell.onRing(() => {
      this.ring();
    });
    this.loop = this.run(consumers);
  }

  /** Resolves when the pass that is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.ring();
    await this.loop;
  }

  /** Sends what is due now, one batch. Resolves to the number of events. */
  async relayOnce(consumers: Consumers): Promise<number> {
    const events = await claim(this.database, consumers.readable, this.tuning);
    if (events.length === 0) return 0;
    try {
      await addConsumerJobs(
        this.jobs,
        events.flatMap((event) => consumers.jobsOf(event)),
      );
    } catch (error) {
      // Else they would wait for the end of their lease, although the queues are back in a second.
      await giveBack(this.database, events);
      throw error;
    }
    await markSent(this.database, events);
    return events.length;
  }

  /** Sends again the events since the moment from which the queues may have lost jobs. */
  async resend(loss: 'recent' | 'everything'): Promise<void> {
    await this.database.query(
      `UPDATE outbox SET sent_at = NULL, claimed_until = NULL
       WHERE sent_at IS NOT NULL AND ($1::float8 IS NULL OR sent_at > now() - $1 * interval '1 ms')`,
      [loss === 'recent' ? HOUR_MS : null],
    );
    this.ring();
  }

  private ring(): void {
    this.rung = true;
    this.wake?.();
  }

  private async run(consumers: Consumers): Promise<void> {
    while (!this.stopped) {
      this.rung = false;
      try {
        await this.relayAll(consumers);
      } catch (error) {
        this.errors.report(error, 'The relay could not send events; it tries again');
        this.rung = false;
      }
      await this.pause();
    }
  }

  private async relayAll(consumers: Consumers): Promise<void> {
    let sent = this.tuning.batch;
    while (sent === this.tuning.batch && !this.stopped) sent = await this.relayOnce(consumers);
  }

  private async pause(): Promise<void> {
    if (this.rung || this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.tuning.tickMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
  }
}

interface Row {
  readonly program_id: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly payload: unknown;
  readonly occurred_at: Date;
  readonly write_id: string | null;
}

/**
 * Due is what is due on the database's clock (an offset is never negative, so it is due in every
 * programme, found by one range of the index), then what is due by a sandbox's clock only. While a
 * programme's clock is being moved, the job that moves it delivers the events, in order.
 */
async function claim(
  database: CrossProgramDatabase,
  readable: readonly string[],
  { leaseMs, batch }: RelayTuning,
): Promise<ClaimedEvent[]> {
  const rows: Row[] = [];
  for (const due of [DUE, DUE_AHEAD]) {
    if (rows.length === batch) break;
    const sql = claiming(due);
    rows.push(
      ...(await database.query<Row & object>(sql, [readable, leaseMs, batch - rows.length])),
    );
  }
  return rows.map((row) => ({
    programId: row.program_id,
    eventId: row.id,
    name: row.name,
    version: row.version,
    payload: row.payload,
    occurredAt: row.occurred_at.getTime(),
    writeId: row.write_id,
  }));
}

const DUE = `FROM outbox o WHERE o.due_at <= now()`;
const DUE_AHEAD = `FROM outbox o JOIN program_state p ON p.program_id = o.program_id
  WHERE o.due_at > now()
    AND o.due_at <= now() + (SELECT max(clock_offset_ms) FROM program_state) * interval '1 ms'
    AND o.due_at <= now() + p.clock_offset_ms * interval '1 ms'`;

const claiming = (due: string): string => `
  WITH due AS MATERIALIZED (
    SELECT o.program_id, o.id ${due}
      AND o.sent_at IS NULL AND o.name || '@' || o.version = ANY ($1)
      AND o.program_id <> ALL (ARRAY(SELECT h.program_id FROM program_state h WHERE h.clock_held_until > now() OR h.deleting))
      AND (o.claimed_until IS NULL OR o.claimed_until <= now())
    ORDER BY o.due_at, o.id LIMIT $3 FOR UPDATE OF o SKIP LOCKED
  ), claimed AS (
    UPDATE outbox o SET claimed_until = now() + $2::float8 * interval '1 ms'
    FROM due WHERE o.program_id = due.program_id AND o.id = due.id
    RETURNING o.*
  )
  SELECT program_id, id, name, version, payload, occurred_at, write_id FROM claimed ORDER BY due_at, id`;

async function markSent(
  database: CrossProgramDatabase,
  events: readonly ClaimedEvent[],
): Promise<void> {
  await database.query(
    `UPDATE outbox o SET sent_at = now(), claimed_until = NULL
     FROM unnest($1::uuid[], $2::uuid[]) AS sent (program_id, id)
     WHERE o.program_id = sent.program_id AND o.id = sent.id`,
    [events.map((event) => event.programId), events.map((event) => event.eventId)],
  );
}

async function giveBack(
  database: CrossProgramDatabase,
  events: readonly ClaimedEvent[],
): Promise<void> {
  await database.query(
    `UPDATE outbox o SET claimed_until = NULL
     FROM unnest($1::uuid[], $2::uuid[]) AS claimed (program_id, id)
     WHERE o.program_id = claimed.program_id AND o.id = claimed.id AND o.sent_at IS NULL`,
    [events.map((event) => event.programId), events.map((event) => event.eventId)],
  );
}

/** Seconds since the oldest unsent event was due; 0 where none waits. For readiness and metrics. */
export async function oldestUnsentSeconds(database: CrossProgramDatabase): Promise<number> {
  const [row] = await database.query<{ seconds: number }>(
    `SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::float8 AS seconds
     FROM outbox WHERE sent_at IS NULL AND due_at <= now()`,
  );
  return row?.seconds ?? 0;
}
