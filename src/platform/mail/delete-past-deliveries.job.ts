import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../jobs/index.js';
import { MailDeliveries } from './mail-deliveries.js';

export const deletePastDeliveries = defineJob({
  name: 'delete-past-deliveries',
  queue: 'bulk',
  schedule: { everyMs: 3_600_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(deletePastDeliveries)
export class DeletePastDeliveriesJob implements JobHandler<NoPayload> {
  constructor(private readonly deliveries: MailDeliveries) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    let isMore = true;
    while (isMore && !run.stopping.aborted) isMore = await this.deliveries.forgetPast();
  }
}
