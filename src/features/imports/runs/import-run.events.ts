import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** Somebody requested a dry run, or the import itself. */
export const importRequested = defineEvent({
  name: 'import.requested',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ runId: z.uuid() }),
});

/** An import is done, or stopped before its end; a dry run is none. */
export const importEnded = defineEvent({
  name: 'import.ended',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ runId: z.uuid() }),
});
