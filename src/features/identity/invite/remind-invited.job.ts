import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { defineSweep } from '../../../platform/sweep/index.js';
import { RemindInvited } from './remind-invited.js';

export const remindInvited = defineSweep('remind-invited', 60_000);

@Injectable()
@HandlesJob(remindInvited)
export class RemindInvitedJob implements JobHandler<NoPayload> {
  constructor(private readonly invitations: RemindInvited) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<{ done: number }> {
    return { done: await this.invitations.remindInvited(run) };
  }
}
