import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { isQueue, QUEUE_NAMES, type JobRun, type QueueName, type Retry } from '../jobs/index.js';

/** Ids, whole numbers and codes: what a person wrote or is called never enters an event (R-A5). */
export type EventValue = Id | number | boolean | null | readonly Id[];
export type EventPayload = Readonly<Record<string, EventValue>>;

export interface EventTimes {
  /** when it happened; absent: the programme's now */
  readonly occurredAt?: Date;
  /** when its consumers may hear of it, in the programme's time; absent: at once */
  readonly dueAt?: Date;
}

/** What `Outbox.append` takes. Made by `EventDefinition.of`. */
export interface OutboxEvent extends EventTimes {
  readonly name: string;
  readonly payload: EventPayload;
}

export interface EventDefinition<Payload = unknown> {
  readonly name: string;
  /** why nobody in this product listens; null: somebody must */
  readonly unconsumed: string | null;
  of(payload: Payload, times?: EventTimes): OutboxEvent;
}

/** An event as its consumer gets it. */
export interface ConsumedEvent<Payload> {
  readonly programId: Id;
  /** the key of everything that its consumer does: an event may come twice */
  readonly eventId: Id;
  readonly name: string;
  readonly payload: Payload;
  readonly occurredAt: Date;
  /** who writes what follows: this job, with the job's id as the request (R-A3) */
  readonly actor: Actor;
}

/**
 * An edge in an `on-<event>.ts`. Idempotent by the event's id or a natural key; events may come
 * twice, at the same moment, and in another order than they were told.
 */
export interface EventConsumer<Payload> {
  handle(event: ConsumedEvent<Payload>, run: JobRun): Promise<unknown>;
}

export class EventNameError extends Error {
  override readonly name = 'EventNameError';
}

const NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;
const CONSUMER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const defined = new Map<string, EventDefinition>();

/**
 * Declares an event, a fact in the past: `defineEvent<{ referralId: Id }>('referral.converted')`.
 * At boot it must have a consumer, unless `unconsumed` says why it has none. Throws EventNameError
 * for a name that is taken or badly formed.
 */
export function defineEvent<Payload extends { readonly [Key in keyof Payload]: EventValue }>(
  name: string,
  options: { readonly unconsumed?: string } = {},
): EventDefinition<Payload> {
  if (!NAME.test(name)) throw new EventNameError(`Not a name for an event: "${name}"`);
  if (defined.has(name)) throw new EventNameError(`Two events are called "${name}"`);
  const definition: EventDefinition<Payload> = Object.freeze({
    name,
    unconsumed: options.unconsumed ?? null,
    of: (payload: Payload, times: EventTimes = {}) => ({
      ...times,
      name,
      payload,
    }),
  });
  defined.set(name, definition);
  return definition;
}

/** Every event whose definition has been loaded. */
export function definedEvents(): readonly EventDefinition[] {
  return [...defined.values()];
}

export function isDefinedEvent(name: string): boolean {
  return defined.has(name);
}

/** How a consumer is run, where it is not as consumers are. */
export interface ConsumerRules {
  /** another one for who waits for the outside or takes long */
  readonly queue?: QueueName;
  /** tried otherwise than the queue says */
  readonly retry?: Retry;
}

export interface ConsumerMeta {
  readonly event: EventDefinition;
  readonly consumer: string;
  readonly queue: QueueName;
  readonly retry?: Retry;
}

/** Nest's discovery finds consumers by this; use `OnEvent`. */
export const ConsumerMark = DiscoveryService.createDecorator<ConsumerMeta>();

/**
 * Makes an injectable a consumer of `event`: `@Injectable() @OnEvent(referralConverted,
 * 'notify-advocate') class …`. Every consumer has a job of its own: one that fails repeats alone.
 */
export function OnEvent<Payload>(
  event: EventDefinition<Payload>,
  consumer: string,
  { queue = 'relay', ...rules }: ConsumerRules = {},
) {
  if (!CONSUMER.test(consumer)) throw new EventNameError(`Not a consumer's name: "${consumer}"`);
  if (!isQueue(queue)) {
    throw new EventNameError(
      `"${consumer}" names a queue that is none of ${QUEUE_NAMES.join(', ')}`,
    );
  }
  return (target: new (...dependencies: never[]) => EventConsumer<Payload>): void => {
    ConsumerMark({ event, consumer, queue, ...rules })(target);
  };
}
