import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findAdvocateByMember, mailboxesOfMember, ownAmong } from '../../advocates/index.js';
import { findMemberBehind } from '../../identity/index.js';
import type { Requester } from '../take-in/index.js';

/** R-C5: the person behind a membership or a key; null is nobody. */
export function requesterOf(actorId: Id | null): Requester {
  const memberOf = (tx: Tx) =>
    actorId === null ? Promise.resolve(null) : findMemberBehind(tx, actorId);
  return {
    async ownAmong(tx, advocateIds) {
      if (advocateIds.length === 0) return [];
      const memberId = await memberOf(tx);
      if (memberId === null) return [];
      const advocate = await findAdvocateByMember(tx, memberId);
      return ownAmong(tx, { memberId, advocateId: advocate?.id ?? null }, advocateIds);
    },
    async mailboxes(tx) {
      const memberId = await memberOf(tx);
      return memberId === null ? [] : mailboxesOfMember(tx, memberId);
    },
  };
}
