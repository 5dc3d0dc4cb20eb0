import { isId, newId } from '../../kernel/ids.js';
import { afterCommit, type Tx } from '../database/index.js';
import { EventNameError, isDefinedEvent, type OutboxEvent } from './event-definition.js';
import { RelayBell } from './relay-bell.js';

const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** An event would carry something that is no id, number or code (R-A5). */
export class EventPayloadError extends Error {
  override readonly name = 'EventPayloadError';
}

/** Where a verb tells what happened; consumers hear of it after the commit, at least once. */
export class Outbox {
  constructor(private readonly bell = new RelayBell()) {}

  /**
   * Writes `events` in the caller's transaction, by one statement. Throws EventNameError for an
   * event that is not defined, EventPayloadError for a payload with anything but ids and codes.
   */
  async append(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    events.forEach(check);
    await tx.query(
      `INSERT INTO outbox (program_id, id, name, payload, occurred_at, recorded_at, due_at)
       SELECT $1, e.id, e.name, e.payload, e.occurred_at, $2, e.due_at
       FROM unnest($3::uuid[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[])
         AS e (id, name, payload, occurred_at, due_at)`,
      [
        tx.programId,
        tx.realNow,
        events.map(() => newId()),
        events.map((event) => event.name),
        events.map((event) => JSON.stringify(event.payload)),
        events.map((event) => event.occurredAt ?? tx.now),
        events.map((event) => event.dueAt ?? tx.now),
      ],
    );
    afterCommit(tx, () => {
      this.bell.ring();
    });
  }
}

function check(event: OutboxEvent): void {
  if (!isDefinedEvent(event.name)) {
    throw new EventNameError(`No event is called "${event.name}": define it with defineEvent`);
  }
  for (const [key, value] of Object.entries(event.payload)) {
    if (!(Array.isArray(value) ? value.every(isAllowed) : isAllowed(value))) {
      throw new EventPayloadError(`${event.name}.${key} is neither an id, a number nor a code`);
    }
  }
}

function isAllowed(value: unknown): boolean {
  if (typeof value === 'string') return isId(value) || CODE.test(value);
  return value === null || typeof value === 'boolean' || Number.isSafeInteger(value);
}
