import type { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { momentOf } from '../../kernel/clock.js';
import { ProgramGone } from '../errors/index.js';
import {
  forEachQueue,
  MalformedJob,
  QUEUE_NAMES,
  type Jobs,
  type NewJob,
  type QueueName,
  type Runner,
} from '../jobs/index.js';
import {
  ConsumerMark,
  EventNameError,
  type ConsumerMeta,
  type EventConsumer,
  type EventDefinition,
} from './event-definition.js';

export interface FoundConsumer extends ConsumerMeta {
  readonly handler: EventConsumer<unknown>;
}

/** Every provider of the process that is marked as a consumer. */
export function findConsumers(discovery: DiscoveryService): FoundConsumer[] {
  return discovery.getProviders({ metadataKey: ConsumerMark.KEY }).flatMap((wrapper) => {
    const meta = discovery.getMetadataByDecorator(ConsumerMark, wrapper);
    const handler = wrapper.instance as EventConsumer<unknown>;
    return meta === undefined ? [] : [{ ...meta, handler }];
  });
}

/** An event that the relay has claimed. */
export interface ClaimedEvent {
  readonly programId: string;
  readonly eventId: string;
  readonly name: string;
  readonly version: number;
  readonly payload: unknown;
  readonly occurredAt: number;
  readonly writeId: string | null;
}

const Claimed: z.ZodType<ClaimedEvent> = z.object({
  programId: z.uuid(),
  eventId: z.uuid(),
  name: z.string(),
  version: z.int(),
  payload: z.unknown(),
  occurredAt: z.number(),
  // A job that a process of the release before has added does not name it.
  writeId: z.uuid().nullable().default(null),
});

/** The job of one event for one consumer. */
export interface ConsumerJob extends NewJob {
  readonly queue: QueueName;
}

/** Adds each to its consumer's queue, one command a queue. */
export async function addConsumerJobs(jobs: Jobs, added: readonly ConsumerJob[]): Promise<void> {
  const byQueue = forEachQueue((name) => added.filter(({ queue }) => queue === name));
  await Promise.all(QUEUE_NAMES.map((name) => jobs.addBulk(name, byQueue[name])));
}

/** The consumers of each event in this product: one job for each event and consumer. */
export class Consumers {
  private constructor(
    /**
     * events that the relay may take, as `name@version`: others belong to a newer version of the
     * product, which sends them itself
     */
    readonly readable: readonly string[],
    readonly runners: readonly Runner[],
    private readonly byEvent: ReadonlyMap<string, readonly FoundConsumer[]>,
  ) {}

  /** Throws EventNameError that lists every event and consumer that does not fit. */
  static match(events: readonly EventDefinition[], found: readonly FoundConsumer[]): Consumers {
    const problems = [
      ...events.flatMap((event) => problemsOf(event, found)),
      ...strays(events, found),
    ];
    if (problems.length > 0) {
      throw new EventNameError(`Events do not fit: ${problems.join('; ')}`);
    }
    return new Consumers(
      events.flatMap(readableOf),
      found.map(runnerOf),
      new Map(events.map((event) => [event.name, found.filter((entry) => entry.event === event)])),
    );
  }

  /** The jobs of one event. Their ids are fixed, so that an event sent twice makes them once. */
  jobsOf(event: ClaimedEvent): ConsumerJob[] {
    return (this.byEvent.get(event.name) ?? []).map((entry) => ({
      name: jobName(entry),
      data: event,
      jobId: `${event.eventId}.${entry.consumer}`,
      queue: entry.queue,
      ...(entry.retry ? { retry: entry.retry } : {}),
    }));
  }
}

function readableOf({ name, version }: EventDefinition): string[] {
  return Array.from({ length: version }, (_, before) => `${name}@${String(before + 1)}`);
}

function jobName({ event, consumer }: ConsumerMeta): string {
  return `${event.name}/${consumer}`;
}

function problemsOf(event: EventDefinition, found: readonly FoundConsumer[]): string[] {
  const names = found.filter((entry) => entry.event === event).map((entry) => entry.consumer);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (names.length === 0 && event.unconsumed === null) {
    return [`"${event.name}" has no consumer, and does not say why ("unconsumed")`];
  }
  if (names.length > 0 && event.unconsumed !== null) {
    return [`"${event.name}" says that it has no consumer, but ${names.join(', ')} listens`];
  }
  return twice.map((name) => `"${event.name}" has two consumers called "${name}"`);
}

function strays(events: readonly EventDefinition[], found: readonly FoundConsumer[]): string[] {
  return found
    .filter((entry) => !events.includes(entry.event))
    .map((entry) => `"${entry.consumer}" listens to "${entry.event.name}", which is not defined`);
}

function runnerOf(found: FoundConsumer): Runner {
  const name = jobName(found);
  return {
    name,
    async run(data, run) {
      const parsed = Claimed.safeParse(data);
      if (!parsed.success) throw new MalformedJob(`The event for "${name}" is malformed`);
      const { occurredAt, version, ...event } = parsed.data;
      const payload = found.event.read(event.payload, version);
      const actor = run.actor(event.programId);
      try {
        await found.handler.handle(
          { ...event, payload, occurredAt: momentOf(occurredAt), actor },
          run,
        );
      } catch (error) {
        // What was to follow in a programme that is being deleted goes with it.
        if (!(error instanceof ProgramGone)) throw error;
      }
    },
  };
}
