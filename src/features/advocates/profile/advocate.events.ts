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
