import { defineJob, NO_PAYLOAD, type JobDefinition, type NoPayload } from '../jobs/index.js';

/** The job of a sweep. It reads what is due, so a missed run loses nothing. */
export function defineSweep(name: string, everyMs: number): JobDefinition<NoPayload> {
  return defineJob({ name, queue: 'clock', schedule: { everyMs }, payload: NO_PAYLOAD });
}
