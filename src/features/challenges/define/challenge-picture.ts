import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { definePictureOwner } from '../../pictures/index.js';
import type { ChallengeDefinition } from './challenge-definition.rules.js';
import { challengeKey, findChallengesByKeys } from './challenge.queries.js';
import { challengeLine } from './challenge.subject.js';
import { lockChallengeNow } from './lock-challenge.js';

/** R-C1: a picture is of no version: everybody sees the one that is chosen now. */
definePictureOwner('CHALLENGE', {
  async lock(tx: Tx, id: Id) {
    const { status, draft } = await lockChallengeNow(tx, id);
    if (status === 'ARCHIVED') {
      throw new NotAvailable('An archived challenge stays as it was.', ['id']);
    }
    const { translations } = draft as Partial<ChallengeDefinition>;
    return { locales: (translations ?? []).map(({ locale }) => locale) };
  },
  async isSeenBy(tx, id, reader) {
    const key = challengeKey(reader, id);
    return (await findChallengesByKeys(tx, [key])).has(key);
  },
  line: (outcome) => challengeLine('R-C1', outcome),
});
