import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { isQueue, QUEUE_NAMES, type JobRun, type QueueName, type Retry } from '../jobs/index.js';
import {
  EventPayloadError,
  readPayload,
  type EventPayload,
  type EventSchema,
  type EventShape,
  type PayloadOf,
} from './event-payload.js';

export interface EventTimes {
  /** when it happened; absent: the programme's now */
  readonly occurredAt?: Date;
  /** when its consumers may receive it, in the programme's time; absent: at once */
  readonly dueAt?: Date;
}

/** What `Outbox.append` takes. Made by `EventDefinition.of`. */
export interface OutboxEvent extends EventTimes {
  readonly name: string;
  readonly version: number;
  readonly payload: EventPayload;
}

/** Who may receive an event outside this product: the advocate whom it names, or staff alone. */
export type EventAudience = 'ADVOCATE' | 'STAFF';

export interface EventSpec<Shape extends EventShape> {
  /** a fact in the past; stable, because the outbox stores it, e.g. `referral.converted` */
  readonly name: string;
  /** of the payload, from 1: raised whenever a field is added, removed or changes its meaning */
  readonly version: number;
  readonly audience: EventAudience;
  readonly payload: EventSchema<Shape>;
  /** why it has no consumer in this product; absent: it must have one */
  readonly unconsumed?: string;
  /**
   * Turns a payload of each older version into one of the next, so that events that wait during an
   * upgrade can be read: `{ 1: (payload) => ({ ...payload, stage: 1 }) }` where the version is 2.
   */
  readonly older?: Readonly<Record<number, (payload: EventPayload) => EventPayload>>;
}

export interface EventDefinition<Payload = unknown> {
  readonly name: string;
  readonly version: number;
  readonly audience: EventAudience;
  /** why it has no consumer in this product; null: it must have one */
  readonly unconsumed: string | null;
  of(payload: Payload, times?: EventTimes): OutboxEvent;
  /** A payload of this version or an older one. Throws EventPayloadError. */
  read(payload: unknown, version: number): Payload;
}

/** An event as its consumer gets it. */
export interface ConsumedEvent<Payload> {
  readonly programId: Id;
  /** the key of everything that its consumer does: an event may come twice */
  readonly eventId: Id;
  readonly name: string;
  readonly payload: Payload;
  readonly occurredAt: Date;
  /** the write that appended it; null of an event from before writes were kept (ADR 0035) */
  readonly writeId: Id | null;
  /** the actor of what follows: this job, with the job's id as the request (R-A3) */
  readonly actor: Actor;
}

/**
 * An edge in an `on-<event>.ts`. Idempotent by the event's id or a natural key: an event may arrive
 * twice, twice at the same moment, and in another order than it was appended.
 */
export interface EventConsumer<Payload> {
  handle(event: ConsumedEvent<Payload>, run: JobRun): Promise<unknown>;
}

export class EventNameError extends DisplayableError {
  override readonly name = 'EventNameError';
}

const NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;
const CONSUMER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const defined = new Map<string, EventDefinition>();

/**
 * Declares an event. At boot it must have a consumer, unless `unconsumed` says why it has none.
 * Throws EventNameError for a name that is taken or badly formed, and for a version that cannot be
 * read: each older one needs its step.
 */
export function defineEvent<Shape extends EventShape>(
  spec: EventSpec<Shape>,
): EventDefinition<PayloadOf<Shape>> {
  refuseSpec(spec);
  const { name, version, audience, unconsumed = null } = spec;
  const definition: EventDefinition<PayloadOf<Shape>> = Object.freeze({
    name,
    version,
    audience,
    unconsumed,
    of: (payload: PayloadOf<Shape>, times: EventTimes = {}) => ({
      ...times,
      name,
      version,
      payload: payload as EventPayload,
    }),
    read: (payload: unknown, from: number) =>
      readPayload(name, spec.payload, lift(spec, payload, from)),
  });
  defined.set(name, definition);
  return definition;
}

function refuseSpec<Shape extends EventShape>(spec: EventSpec<Shape>): void {
  const { name, version, older = {} } = spec;
  if (!NAME.test(name)) throw new EventNameError(`Not a name for an event: "${name}"`);
  if (defined.has(name)) throw new EventNameError(`Two events are called "${name}"`);
  const steps = Object.keys(older).map(Number);
  if (version < 1 || steps.length !== version - 1 || steps.some((step, at) => step !== at + 1)) {
    throw new EventNameError(
      `"${name}" has version ${String(version)}: "older" must say how each before it is read`,
    );
  }
  if (spec.audience === 'ADVOCATE' && !('advocateId' in spec.payload.shape)) {
    throw new EventNameError(`"${name}" is for an advocate and does not name one ("advocateId")`);
  }
}

function lift<Shape extends EventShape>(
  { name, version, older }: EventSpec<Shape>,
  payload: unknown,
  from: number,
): unknown {
  if (from > version) {
    throw new EventPayloadError(`${name} is of version ${String(from)}, newer than this process`);
  }
  let lifted = payload;
  for (let step = from; step < version; step += 1) {
    lifted = older?.[step]?.(lifted as EventPayload);
  }
  return lifted;
}

/** Every event whose definition has been loaded. */
export function definedEvents(): readonly EventDefinition[] {
  return [...defined.values()];
}

/** Throws EventNameError for a name that is not defined. */
export function eventNamed(name: string): EventDefinition {
  const event = defined.get(name);
  if (event) return event;
  throw new EventNameError(`No event is called "${name}": define it with defineEvent`);
}

/** How a consumer is run, where it differs from the others. */
export interface ConsumerRules {
  /** another one for a consumer that waits for an outside system or takes long */
  readonly queue?: QueueName;
  /** absent: as the queue sets it */
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
