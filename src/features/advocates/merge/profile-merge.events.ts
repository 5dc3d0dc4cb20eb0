import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** Told once for each of the two profiles. */
const payload = z.strictObject({ mergeId: z.uuid(), advocateId: z.uuid() });

/** R-U6: two profiles are one. */
export const profilesMerged = defineEvent({
  name: 'profiles.merged',
  version: 1,
  audience: 'STAFF',
  payload,
});

/** R-U6: they are two again. */
export const profilesParted = defineEvent({
  name: 'profiles.parted',
  version: 1,
  audience: 'STAFF',
  payload,
});
