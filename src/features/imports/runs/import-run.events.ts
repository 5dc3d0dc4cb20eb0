import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** Somebody requested a dry run, or the import itself. */
export const importRequested = defineEvent({
  name: 'import.requested',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ runId: z.uuid() }),
});
