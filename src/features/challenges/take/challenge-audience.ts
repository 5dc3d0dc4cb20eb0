import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { defineAudienceOwner } from '../../audiences/index.js';
import {
  challengeLine,
  findChallengesWithAudience,
  isOver,
  lockChallengeNow,
} from '../define/index.js';
import { findParticipationsByKeys, ownParticipationKey } from './participation.queries.js';

/** R-U3: who may see and start a challenge. It is no part of a version, for nobody loses by it. */
defineAudienceOwner('CHALLENGE', {
  find: findChallengesWithAudience,
  async lock(tx: Tx, id: Id) {
    const { status } = await lockChallengeNow(tx, id);
    if (isOver(status)) {
      throw new NotAvailable('This challenge is over: nobody starts it any more.', ['id']);
    }
  },
  async hasBegun(tx, id, advocateId) {
    const key = ownParticipationKey(advocateId, id);
    return (await findParticipationsByKeys(tx, [key])).has(key);
  },
  line: (outcome) => challengeLine('R-U3', outcome),
});
