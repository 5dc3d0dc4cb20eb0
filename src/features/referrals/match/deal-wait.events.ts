import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** R-W13: deals came to wait for a person's choice; one of them is named. */
export const dealLeftOpen = defineEvent({
  name: 'deal.leftOpen',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ dealId: z.uuid() }),
});
