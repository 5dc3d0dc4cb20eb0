import { z } from 'zod';
import { ROLES, type Actor, type Role } from '../../kernel/actor.js';

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
export const INVITATIONS_A_DAY = 200;
/** To one address, within these days. */
export const INVITATIONS_TO_ONE = 3;
export const INVITATION_DAYS = 30;
