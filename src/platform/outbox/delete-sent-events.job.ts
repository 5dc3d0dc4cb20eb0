import { Injectable } from '@nestjs/common';
import { CrossProgramDatabase } from '../database/index.js';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../jobs/index.js';

/** Sent events are kept so long, to be sent again where Redis loses its jobs. */
const KEEP_SENT_DAYS = 7;
const BATCH = 5_000;

export const deleteSentEvents = defineJob({
  name: 'delete-sent-events',
  queue: 'bulk',
  schedule: { everyMs: 3_600_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(deleteSentEvents)
export class DeleteSentEventsJob implements JobHandler<NoPayload> {
  constructor(private readonly database: CrossProgramDatabase) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    let deleted = BATCH;
    while (deleted === BATCH && !run.stopping.aborted) deleted = await this.deleteBatch();
  }

  private async deleteBatch(): Promise<number> {
    const [row] = await this.database.query<{ deleted: number }>(
      `WITH old AS (
         SELECT program_id, id FROM outbox
         WHERE sent_at < now() - $1::int * interval '1 day' LIMIT $2 FOR UPDATE SKIP LOCKED
       ), gone AS (
         DELETE FROM outbox o USING old WHERE o.program_id = old.program_id AND o.id = old.id
         RETURNING 1
       )
       SELECT count(*)::int AS deleted FROM gone`,
      [KEEP_SENT_DAYS, BATCH],
    );
    return row?.deleted ?? 0;
  }
}
