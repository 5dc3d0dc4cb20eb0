import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob, NO_PAYLOAD, type JobHandler } from '../jobs/index.js';
import { SignIn } from './sign-in.js';

export const forgetPastSignIns = defineJob({
  name: 'forget-past-sign-ins',
  queue: 'bulk',
  schedule: { everyMs: 3_600_000 },
  payload: NO_PAYLOAD,
});

/** Sessions, tokens and counters that have run out go within the hour. */
@Injectable()
@HandlesJob(forgetPastSignIns)
export class ForgetPastSignInsJob implements JobHandler<object> {
  constructor(private readonly signIn: SignIn) {}

  handle(): Promise<number> {
    return this.signIn.forgetPast();
  }
}
