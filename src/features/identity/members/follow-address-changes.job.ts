import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../../platform/jobs/index.js';
import { FollowAddressChanges } from './follow-address-changes.js';

export const followAddressChanges = defineJob({
  name: 'follow-address-changes',
  queue: 'mail',
  schedule: { everyMs: 5_000 },
  payload: NO_PAYLOAD,
});

/** A profile shows the new address, and the former mailbox is told, within seconds. */
@Injectable()
@HandlesJob(followAddressChanges)
export class FollowAddressChangesJob implements JobHandler<NoPayload> {
  constructor(private readonly follow: FollowAddressChanges) {}

  handle(_payload: NoPayload, { jobId, stopping }: JobRun): Promise<void> {
    return this.follow.followAddressChanges(jobId, stopping);
  }
}
