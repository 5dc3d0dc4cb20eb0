import type { Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';

export type StaffRole = Exclude<Role, 'advocate'>;

/** Somebody of the staff who is in. */
export interface Colleague {
  /** of their membership */
  readonly id: Id;
  readonly memberId: Id;
  readonly roles: readonly Role[];
  /** the advocate whom it is about is they themselves: it is not theirs to decide (R-C5) */
  readonly isAdvocate: boolean;
}

/** What waits for somebody. */
export interface ForSomebody {
  /** everybody of the first of these roles in which there is anybody */
  readonly toldTo: readonly StaffRole[];
  /** a membership: who looks after it, and is told alone */
  readonly ownerId: Id | null;
  /** who did it knows of it */
  readonly byMemberId: Id | null;
}

/**
 * R-N3: who is told of what waits: its owner, else everybody of the role whose work it is. Never who
 * did it, nor whom it would be decided about. Returns memberships.
 */
export function whomToTell(
  staff: readonly Colleague[],
  { toldTo, ownerId, byMemberId }: ForSomebody,
): Id[] {
  const others = staff.filter(({ memberId, isAdvocate }) => memberId !== byMemberId && !isAdvocate);
  const ofTheRoles = others.filter(({ roles }) => toldTo.some((role) => roles.includes(role)));
  const owner = ofTheRoles.find(({ id }) => id === ownerId);
  if (owner) return [owner.id];
  // Who looks after it did it themselves: nobody has to be told.
  if (staff.some(({ id, memberId }) => id === ownerId && memberId === byMemberId)) return [];
  for (const role of toldTo) {
    const told = ofTheRoles.filter(({ roles }) => roles.includes(role));
    if (told.length > 0) return told.map(({ id }) => id);
  }
  return [];
}
