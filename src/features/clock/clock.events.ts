import { z } from 'zod';
import { defineEvent } from '../../platform/outbox/index.js';

/** An admin requested that a sandbox's clock be moved. */
export const clockAdvanceRequested = defineEvent({
  name: 'clock.advanceRequested',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ advanceId: z.uuid() }),
});
