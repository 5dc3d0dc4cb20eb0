import { z } from 'zod';
import { plusMs } from '../../../kernel/clock.js';
import { addDays, dayOf, plusDays, startOfDay } from '../../../kernel/day.js';
import { readingMoment } from '../../../kernel/reading-hours.js';
import { ROLES, type Actor, type Role } from '../../../kernel/actor.js';

/** A key's possible roles: it is no person, so it has no advocate's points and challenges. */
export const API_KEY_ROLES = ['marketer', 'sales', 'admin'] as const satisfies readonly Role[];

const ROLES_MESSAGE = 'At least one role, each once.';

function rolesOf<Of extends Role>(roles: readonly Of[]) {
  return z
    .array(z.enum(roles, { error: `One of ${roles.join(', ')}.` }), { error: ROLES_MESSAGE })
    .min(1, ROLES_MESSAGE)
    .refine((given) => new Set<string>(given).size === given.length, ROLES_MESSAGE)
    .transform((given): Of[] => roles.filter((role) => given.some((each) => each === role)));
}

export const MemberRoles = rolesOf(ROLES);
export const ApiKeyRoles = rolesOf(API_KEY_ROLES);

/** Whom R-A4 counts: somebody invited is not there yet. */
export function isActiveAdmin(membership: {
  readonly status: string;
  readonly roles: readonly Role[];
}): boolean {
  return membership.status === 'ACTIVE' && membership.roles.includes('admin');
}

/** R-C5: a key passes on nothing that it does not have; points and challenges are no right. */
export function maySetRoles(actor: Actor, roles: readonly Role[]): boolean {
  return (
    actor.kind !== 'API_KEY' ||
    roles.every((role) => role === 'advocate' || actor.roles.includes(role))
  );
}

/** By one sender, in 24 hours. */
export const INVITATIONS_A_DAY = 1_000;
/** To one address, within these days. */
export const INVITATIONS_TO_ONE = 3;
export const INVITATION_DAYS = 30;

/** R-U4: so many days after the one on which it was sent an invitation can still be accepted … */
export const INVITATION_VALID_DAYS = 30;
/** … and after these it is brought to mind, once. */
export const REMINDER_DAYS = 7;

/**
 * The moments of an invitation that is sent now, by the days of a zone: it is brought to mind never in
 * the night, and ends with the first instant after its last day.
 */
export function momentsOfInvitation(
  sentAt: Date,
  timeZone: string,
): { readonly remindAt: Date; readonly endsAt: Date } {
  return {
    remindAt: readingMoment(plusDays(sentAt, REMINDER_DAYS, timeZone), timeZone),
    endsAt: startOfDay(addDays(dayOf(sentAt, timeZone), INVITATION_VALID_DAYS + 1), timeZone),
  };
}

/** Still on the last day of what ends: that is the day that people read. */
export function lastMomentBefore(endsAt: Date): Date {
  return plusMs(endsAt, -1);
}

/** Whether a membership is an invitation that nobody accepted in time. */
export function hasEnded(
  invitation: { readonly status: string; readonly invitationEndsAt: Date | null },
  now: Date,
): boolean {
  const { status, invitationEndsAt } = invitation;
  return status === 'INVITED' && invitationEndsAt !== null && invitationEndsAt <= now;
}
