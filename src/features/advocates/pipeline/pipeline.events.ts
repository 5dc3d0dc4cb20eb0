import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** R-U4: staff named somebody; whoever invites decides. */
export const advocateNominated = defineEvent({
  name: 'advocate.nominated',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ advocateId: z.uuid() }),
});
