import type { Id } from '../../kernel/ids.js';
import { defineEvent } from '../../platform/outbox/index.js';

/** Somebody was asked to join. */
export const memberInvited = defineEvent<{ membershipId: Id }>('member.invited');

/** Somebody accepted their invitation by signing in. */
export const memberJoined = defineEvent<{ membershipId: Id }>('member.joined');

export const memberRolesChanged = defineEvent<{ membershipId: Id }>('member.rolesChanged');

/** Somebody chose another language for themselves. */
export const memberLanguageChanged = defineEvent<{ membershipId: Id }>('member.languageChanged');
