import { newId } from '../../kernel/ids.js';
import { afterCommit, type Tx } from '../database/index.js';
import { eventNamed, type OutboxEvent } from './event-definition.js';
import { refusePersonalData } from './event-payload.js';
import { RelayBell } from './relay-bell.js';

/** Where a verb publishes what happened; consumers receive it after the commit, at least once. */
export class Outbox {
  constructor(private readonly bell = new RelayBell()) {}

  /**
   * Writes `events` in the caller's transaction, by one statement. Throws EventNameError for an
   * event that is not defined, EventPayloadError for a payload with anything but ids and codes, or
   * with another than declared.
   */
  async append(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    events.forEach(check);
    await tx.query(
      `INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at,
         write_id)
       SELECT $1, e.id, e.name, e.version, e.payload, e.occurred_at, $2, e.due_at, $9
       FROM unnest($3::uuid[], $4::text[], $5::smallint[], $6::jsonb[], $7::timestamptz[],
              $8::timestamptz[]) AS e (id, name, version, payload, occurred_at, due_at)`,
      [
        tx.programId,
        tx.realNow,
        events.map(() => newId()),
        events.map((event) => event.name),
        events.map((event) => event.version),
        events.map((event) => JSON.stringify(event.payload)),
        events.map((event) => event.occurredAt ?? tx.now),
        events.map((event) => event.dueAt ?? tx.now),
        tx.writeId,
      ],
    );
    afterCommit(tx, () => {
      this.bell.ring();
    });
  }
}

function check({ name, version, payload }: OutboxEvent): void {
  const event = eventNamed(name);
  refusePersonalData(name, payload);
  event.read(payload, version);
}
