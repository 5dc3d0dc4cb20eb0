import type { Id } from '../../../kernel/ids.js';
import type { AnswerOf } from '../../../platform/graphql/index.js';
import type { RedemptionEntity } from '../redeem/index.js';
import { redemptionById } from './reward.loaders.js';

/** What a mutation of a redemption answers: the redemption, read after the commit. */
export const redemptionAnswer: AnswerOf<Id, RedemptionEntity> = {
  type: 'Redemption',
  noun: 'redemption',
  read: (graph, id) => graph.load(redemptionById, id),
};
