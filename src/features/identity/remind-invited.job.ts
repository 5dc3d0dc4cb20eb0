import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
} from '../../platform/jobs/index.js';
import { RemindInvited } from './remind-invited.js';

/** Starts the sweep of invitations, which reads what is due: a missed run loses nothing. */
export const remindInvited = defineJob({
  name: 'remind-invited',
  queue: 'clock',
  schedule: { everyMs: 60_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(remindInvited)
export class RemindInvitedJob implements JobHandler<object> {
  constructor(private readonly remindInvited: RemindInvited) {}

  async handle(_payload: object, run: JobRun): Promise<{ done: number }> {
    return { done: await this.remindInvited.remindInvited((programId) => run.actor(programId)) };
  }
}
