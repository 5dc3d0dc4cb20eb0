import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

const OfMembership = z.strictObject({ membershipId: z.uuid() });

/** Somebody was invited to join. */
export const memberInvited = defineEvent({
  name: 'member.invited',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

/** Somebody who has not accepted their invitation yet is to be reminded of it, once (R-U4). */
export const memberReminded = defineEvent({
  name: 'member.reminded',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

/** Somebody accepted their invitation by signing in. */
export const memberJoined = defineEvent({
  name: 'member.joined',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

export const memberRolesChanged = defineEvent({
  name: 'member.rolesChanged',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

/** Somebody was taken out of the programme, or their invitation back. */
export const memberRemoved = defineEvent({
  name: 'member.removed',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

/** Somebody chose another language for themselves. */
export const memberLanguageChanged = defineEvent({
  name: 'member.languageChanged',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});

/** Somebody signs in with another address. */
export const memberAddressChanged = defineEvent({
  name: 'member.addressChanged',
  version: 1,
  audience: 'STAFF',
  payload: OfMembership,
});
