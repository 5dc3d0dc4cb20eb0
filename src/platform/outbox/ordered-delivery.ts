import type { DiscoveryService } from '@nestjs/core';
import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase } from '../database/index.js';
import type { JobRun, Jobs } from '../jobs/index.js';
import { describeError, type Logger } from '../telemetry/index.js';
import {
  addConsumerJobs,
  Consumers,
  findConsumers,
  type ClaimedEvent,
  type ConsumerJob,
} from './consumers.js';
import { definedEvents } from './event-definition.js';

const BATCH = 50;
const LEASE_MS = 60_000;

/**
 * Delivers one programme's events to their consumers one after the other, in the order of the
 * moments at which they are due: for the job that moves a clock, and for the sample. The relay
 * sends what is due at once to many workers, in no order.
 */
export class OrderedDelivery {
  private consumers: Consumers | null = null;

  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly jobs: Jobs,
    private readonly discovery: DiscoveryService,
    private readonly logger: Logger,
  ) {}

  /** When the programme's next undelivered event is due; null where none waits. */
  async nextDue(programId: Id): Promise<Date | null> {
    const [row] = await this.database.query<{ due_at: Date | null }>(
      `SELECT min(due_at) AS due_at FROM outbox
       WHERE program_id = $1 AND sent_at IS NULL AND name || '@' || version = ANY ($2)`,
      [programId, this.match().readable],
    );
    return row?.due_at ?? null;
  }

  /**
   * Delivers the next events that are due by `until`, at most 50; returns how many. A consumer that
   * fails is left to the queue, which tries it again. So is one that waits for an outside system or
   * takes long: it delays nothing that is due later. If the process dies in between, the events are
   * delivered again when their lease ends.
   */
  async deliver(programId: Id, until: Date, run: JobRun): Promise<number> {
    const consumers = this.match();
    const events = await this.claim(programId, until, consumers.readable);
    if (events.length === 0) return 0;
    const left: ConsumerJob[] = [];
    const told: Id[] = [];
    const startedAt = performance.now();
    for (const event of events) {
      // An event delivered after its lease has ended may be delivered by two processes at once.
      if (performance.now() - startedAt > LEASE_MS / 2) break;
      left.push(...(await this.report(consumers, event, run)));
      told.push(event.eventId);
    }
    await addConsumerJobs(this.jobs, left);
    await this.database.query(
      `UPDATE outbox SET sent_at = CASE WHEN id = ANY ($3::uuid[]) THEN now() END, claimed_until = NULL
       WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
      [programId, events.map(({ eventId }) => eventId), told],
    );
    return told.length;
  }

  private match(): Consumers {
    this.consumers ??= Consumers.match(definedEvents(), findConsumers(this.discovery));
    return this.consumers;
  }

  private async report(
    consumers: Consumers,
    event: ClaimedEvent,
    run: JobRun,
  ): Promise<readonly ConsumerJob[]> {
    const left: ConsumerJob[] = [];
    for (const job of consumers.jobsOf(event)) {
      if (job.queue !== 'relay') {
        left.push(job);
        continue;
      }
      try {
        await consumers.runners.find(({ name }) => name === job.name)?.run(job.data, run);
      } catch (error) {
        const line = { job: job.name, jobId: job.jobId, error: describeError(error) };
        this.logger.warn(line, 'A consumer failed and is tried again by the queue');
        left.push(job);
      }
    }
    return left;
  }

  private async claim(
    programId: Id,
    until: Date,
    readable: readonly string[],
  ): Promise<ClaimedEvent[]> {
    const rows = await this.database.query<Row & object>(
      `WITH due AS MATERIALIZED (
         SELECT id FROM outbox
         WHERE program_id = $1 AND sent_at IS NULL AND due_at <= $2 AND name || '@' || version = ANY ($3)
           AND (claimed_until IS NULL OR claimed_until <= now())
         ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
       ), claimed AS (
         UPDATE outbox o SET claimed_until = now() + $5::float8 * interval '1 ms'
         FROM due WHERE o.program_id = $1 AND o.id = due.id
         RETURNING o.*
       )
       SELECT id, name, version, payload, occurred_at, write_id FROM claimed ORDER BY due_at, id`,
      [programId, until, readable, BATCH, LEASE_MS],
    );
    return rows.map((row) => ({
      programId,
      eventId: row.id,
      name: row.name,
      version: row.version,
      payload: row.payload,
      occurredAt: row.occurred_at.getTime(),
      writeId: row.write_id,
    }));
  }
}

interface Row {
  readonly id: Id;
  readonly name: string;
  readonly version: number;
  readonly payload: unknown;
  readonly occurred_at: Date;
  readonly write_id: Id | null;
}
