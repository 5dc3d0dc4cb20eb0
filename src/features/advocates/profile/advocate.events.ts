import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/**
 * The advocate's member is here: appended when they join, and again when their roles or their
 * language change. Consumers do once what they do for it.
 */
export const advocateJoined = defineEvent({
  name: 'advocate.joined',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ advocateId: z.uuid() }),
});

/** R-P7: points of the advocate end earlier than before, or are kept after all; the line says which. */
export const pointsLimited = defineEvent({
  name: 'points.limited',
  version: 1,
  audience: 'ADVOCATE',
  payload: z.strictObject({ advocateId: z.uuid() }),
});
