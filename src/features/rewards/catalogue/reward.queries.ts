import { In } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Tx } from '../../../platform/database/index.js';
import { findClosedTo } from '../../audiences/index.js';
import { REWARD_STATUSES, type RewardItemStatus } from './redemption-eligibility.rules.js';
import { RewardEntity } from './reward.entity.js';

export interface CodeCounts {
  readonly loaded: number;
  readonly free: number;
}

interface ListedRewards {
  readonly statuses: readonly RewardItemStatus[] | null;
  /** whose shop it is: they see what is open to them (R-U3); null: for staff, who see all */
  readonly shopOf: { readonly advocateId: Id | null } | null;
}

/** Rewards from the cheapest on. Throws ForeignCursor. */
export async function listRewards(
  tx: Tx,
  filter: ListedRewards,
  page: PageRequest,
): Promise<Page<RewardEntity>> {
  const query = tx
    .createQueryBuilder(RewardEntity, 'reward')
    .where('reward.program_id = :program AND reward.status = ANY (:statuses)', {
      program: tx.programId,
      statuses: filter.statuses ?? REWARD_STATUSES,
    });
  const closed = filter.shopOf ? await findClosedTo(tx, 'REWARD', filter.shopOf.advocateId) : [];
  if (closed.length > 0) query.andWhere('reward.id <> ALL (:closed)', { closed });
  if (page.after !== null) {
    const [price, id] = decodeCursor(page.after, ['number', 'id']);
    query.andWhere('(reward.price_points, reward.id) > (:price, :id)', { price, id });
  }
  const rows = await query
    .orderBy('reward.pricePoints', 'ASC')
    .addOrderBy('reward.id', 'ASC')
    .limit(page.first + 1)
    .getMany();
  return pageOf(rows, page.first);
}

export function rewardKeys(reward: RewardEntity): (string | number)[] {
  return [reward.pricePoints, reward.id];
}

export async function findReward(tx: Tx, id: Id): Promise<RewardEntity | null> {
  return tx.findOneBy(RewardEntity, { programId: tx.programId, id });
}

export async function rewardsById(
  tx: Tx,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, RewardEntity>> {
  const rewards = await tx.findBy(RewardEntity, { programId: tx.programId, id: In([...ids]) });
  return new Map(rewards.map((reward) => [reward.id, reward]));
}

/** How many codes were loaded for each reward, and how many are free. */
export async function codeCounts(
  tx: Tx,
  rewardIds: readonly Id[],
): Promise<ReadonlyMap<Id, CodeCounts>> {
  const rows = await tx.query<{ reward_id: Id; loaded: number; free: number }[]>(
    `SELECT reward_id, count(*) AS loaded, 
       count(*) FILTER (WHERE redemption_id IS NULL AND compared_as <> 'DOUBLE') AS free
       FROM gift_code WHERE program_id = $1 AND reward_id = ANY ($2) GROUP BY reward_id`,
    [tx.programId, rewardIds],
  );
  return new Map(rows.map(({ reward_id, loaded, free }) => [reward_id, { loaded, free }]));
}

/**
 * Live rewards with less in stock than `stock`, the emptiest first. What was never more than a few
 * counts from the first that goes on.
 */
export async function liveRewardsBelow(
  tx: Tx,
  { stock, first }: { readonly stock: number; readonly first: number },
): Promise<RewardEntity[]> {
  return tx
    .createQueryBuilder(RewardEntity, 'reward')
    .where("reward.program_id = :program AND reward.status = 'LIVE'", { program: tx.programId })
    .andWhere('reward.stock < least(reward.units, :stock)', { stock })
    .orderBy('reward.stock', 'ASC')
    .addOrderBy('reward.id', 'ASC')
    .limit(first)
    .getMany();
}
