import { Injectable } from '@nestjs/common';
import {
  defineJob,
  HandlesJob,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
  type NoPayload,
} from '../../platform/jobs/index.js';
import { SendMail } from './send-mail.js';

export const sendMail = defineJob({
  name: 'send-mail',
  queue: 'mail',
  schedule: { everyMs: 2_000 },
  payload: NO_PAYLOAD,
});

@Injectable()
@HandlesJob(sendMail)
export class SendMailJob implements JobHandler<NoPayload> {
  constructor(private readonly verb: SendMail) {}

  async handle(_payload: NoPayload, run: JobRun): Promise<void> {
    await this.verb.sendMail((programId) => run.actor(programId), run.stopping);
  }
}
