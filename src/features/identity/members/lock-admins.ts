import type { Role } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { LastAdmin } from './identity.errors.js';
import { isActiveAdmin } from './identity.rules.js';
import type { MembershipStatus } from './membership.entity.js';

export interface LockedMembership {
  readonly id: Id;
  readonly memberId: Id;
  readonly roles: readonly Role[];
  readonly status: MembershipStatus;
}

/**
 * Locks a membership together with every active admin of its programme, in the order of their ids:
 * of two admins who give up their role at once, the second waits and then sees the first gone
 * (R-A4). Throws NotFound for a membership that does not exist or was removed.
 */
export async function lockWithAdmins(
  tx: Tx,
  id: Id,
): Promise<{ membership: LockedMembership; isOnlyAdmin: boolean }> {
  const rows = await tx.query<LockedMembership[]>(
    `SELECT id, member_id AS "memberId", roles, status FROM membership
     WHERE program_id = $1 AND (id = $2 OR status = 'ACTIVE' AND 'admin' = ANY (roles))
     ORDER BY id FOR UPDATE`,
    [tx.programId, id],
  );
  const membership = rows.find((row) => row.id === id);
  if (!membership || membership.status === 'REMOVED') throw new NotFound('person');
  const others = rows.filter((row) => row.id !== id && isActiveAdmin(row));
  return { membership, isOnlyAdmin: membership.roles.includes('admin') && others.length === 0 };
}

/** Throws LastAdmin where `membership` would stop being the only admin. */
export function refuseLastAdmin(isOnlyAdmin: boolean, staysAdmin: boolean): void {
  if (isOnlyAdmin && !staysAdmin) throw new LastAdmin();
}
