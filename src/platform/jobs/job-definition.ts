import { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { isQueue, QUEUE_NAMES, type QueueName, type Retry } from './queues.js';

export interface JobSpec<Payload> {
  /** stable, because stored jobs, schedules and metrics have it; kebab-case */
  readonly name: string;
  /** by its purpose; sets how many run at once, for how long, and how often they are tried */
  readonly queue: QueueName;
  /** absent: as the queue sets it */
  readonly retry?: Retry;
  /** starts the job by itself with an empty payload; the first run is at once */
  readonly schedule?: { readonly everyMs: number };
  /** ids and numbers only (R-A5); the job reads the rest again and checks that it is still due */
  readonly payload: z.ZodType<Payload>;
}

declare const payloadType: unique symbol;

export interface JobDefinition<Payload = unknown> extends JobSpec<unknown> {
  readonly [payloadType]?: Payload;
}

export type NoPayload = Readonly<Record<string, never>>;
export const NO_PAYLOAD: z.ZodType<NoPayload> = z.object({});

export type PayloadOf<Definition> =
  Definition extends JobDefinition<infer Payload> ? Payload : never;

/** What a handler receives about its run. */
export interface JobRun {
  /** stable over all attempts of one job */
  readonly jobId: string;
  /** 1 for the first */
  readonly attempt: number;
  /**
   * Aborted when the process drains and when the queue's deadline has passed: a long loop stops
   * between two batches and runs again later.
   */
  readonly stopping: AbortSignal;
  /** the actor of its writes: the job itself, with the job's id as the request (R-A3) */
  actor(programId: Id): Actor;
}

/**
 * An edge in a `*.job.ts`. It must be safe to run twice, also at the same moment: a blocked event
 * loop or a killed process makes two workers run one job, so every effect is unique in the database.
 */
export interface JobHandler<Payload> {
  handle(payload: Payload, run: JobRun): Promise<unknown>;
}

export class JobNameError extends DisplayableError {
  override readonly name = 'JobNameError';
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const defined = new Map<string, JobDefinition>();

/**
 * Declares a job; at boot it must have exactly one handler. Throws JobNameError for a name that is
 * taken or badly formed, a queue that is not in the table, and a schedule of a job that needs a
 * payload.
 */
export function defineJob<Payload>(spec: JobSpec<Payload>): JobDefinition<Payload> {
  if (!NAME.test(spec.name)) throw new JobNameError(`Not a name for a job: "${spec.name}"`);
  if (defined.has(spec.name)) throw new JobNameError(`Two jobs are called "${spec.name}"`);
  if (!isQueue(spec.queue)) {
    const names = QUEUE_NAMES.join(', ');
    throw new JobNameError(`"${spec.name}" names a queue that is none of ${names}`);
  }
  if (spec.schedule && !spec.payload.safeParse({}).success) {
    throw new JobNameError(`"${spec.name}" has a schedule, so its payload must be empty`);
  }
  const definition = Object.freeze({ ...spec });
  defined.set(spec.name, definition);
  return definition;
}

/** Every job whose definition has been loaded. */
export function definedJobs(): readonly JobDefinition[] {
  return [...defined.values()];
}

/** Nest's discovery finds handlers by this; use `HandlesJob`. */
export const HandlerMark = DiscoveryService.createDecorator<JobDefinition>();

/** Makes an injectable the handler of `job`: `@Injectable() @HandlesJob(closeWindows) class …`. */
export function HandlesJob<Payload>(job: JobDefinition<Payload>) {
  return (target: new (...dependencies: never[]) => JobHandler<Payload>): void => {
    HandlerMark(job)(target);
  };
}
