import { In } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Tx } from '../../../platform/database/index.js';
import { REDEMPTION_STATUSES, type RedemptionStatus } from '../catalogue/index.js';
import { RedemptionEntity } from './redemption.entity.js';
import { RevealEntity } from './reveal.entity.js';

export interface RedemptionFilter {
  /** null: of all advocates */
  readonly advocateId: Id | null;
  readonly statuses?: readonly RedemptionStatus[] | null;
}

/** Written out, so that the partial index of the queue is used. */
const QUEUES: Partial<Record<RedemptionStatus, string>> = {
  REQUESTED: "redemption.status = 'REQUESTED'",
  FULFILLING: "redemption.status = 'FULFILLING'",
};

/**
 * Redemptions, the latest first; those that only wait for a decision, or only to be sent, the
 * oldest first. Throws ForeignCursor.
 */
export async function listRedemptions(
  tx: Tx,
  filter: RedemptionFilter,
  page: PageRequest,
): Promise<Page<RedemptionEntity>> {
  const [only, ...others] = filter.statuses ?? [];
  const queue = only !== undefined && others.length === 0 ? QUEUES[only] : undefined;
  const isQueue = queue !== undefined;
  const query = tx
    .createQueryBuilder(RedemptionEntity, 'redemption')
    .where('redemption.program_id = :program', { program: tx.programId });
  if (isQueue) query.andWhere(queue);
  else {
    query.andWhere('redemption.status = ANY (:statuses)', {
      statuses: filter.statuses ?? REDEMPTION_STATUSES,
    });
  }
  if (filter.advocateId !== null) {
    query.andWhere('redemption.advocate_id = :advocate', { advocate: filter.advocateId });
  }
  if (page.after !== null) {
    const [requestedAt, id] = decodeCursor(page.after, ['moment', 'id']);
    const after = isQueue ? '>' : '<';
    query.andWhere(
      `(redemption.requested_at, redemption.id) ${after} (:requestedAt::timestamptz, :id::uuid)`,
      { requestedAt, id },
    );
  }
  const direction = isQueue ? 'ASC' : 'DESC';
  const rows = await query
    .orderBy('redemption.requestedAt', direction)
    .addOrderBy('redemption.id', direction)
    .limit(page.first + 1)
    .getMany();
  return pageOf(rows, page.first);
}

export function redemptionKeys(redemption: RedemptionEntity): string[] {
  return [redemption.requestedAt.toISOString(), redemption.id];
}

/** `advocateId`: only if it is this advocate's; null: anybody's. */
export async function findRedemption(
  tx: Tx,
  id: Id,
  advocateId: Id | null,
): Promise<RedemptionEntity | null> {
  const own = advocateId === null ? {} : { advocateId };
  return tx.findOneBy(RedemptionEntity, { programId: tx.programId, id, ...own });
}

export async function redemptionsById(
  tx: Tx,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, RedemptionEntity>> {
  const rows = await tx.findBy(RedemptionEntity, { programId: tx.programId, id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** When the code of each redemption was shown, in order. */
export async function revealsOf(
  tx: Tx,
  redemptionIds: readonly Id[],
): Promise<ReadonlyMap<Id, RevealEntity[]>> {
  const reveals = await tx.find(RevealEntity, {
    where: { programId: tx.programId, redemptionId: In([...redemptionIds]) },
    order: { revealedAt: 'ASC', id: 'ASC' },
  });
  const byRedemption = new Map<Id, RevealEntity[]>(redemptionIds.map((id) => [id, []]));
  for (const reveal of reveals) byRedemption.get(reveal.redemptionId)?.push(reveal);
  return byRedemption;
}

export interface RedemptionQueue {
  readonly waiting: number;
  readonly oldestAt: Date | null;
}

export async function redemptionQueue(tx: Tx): Promise<RedemptionQueue> {
  const [queue] = await tx.query<RedemptionQueue[]>(
    `SELECT count(*) AS waiting, min(requested_at) AS "oldestAt" FROM redemption
     WHERE program_id = $1 AND status = 'REQUESTED'`,
    [tx.programId],
  );
  return queue ?? { waiting: 0, oldestAt: null };
}

/** What is being prepared by hand, and since when the oldest is. */
export async function beingPrepared(tx: Tx): Promise<RedemptionQueue> {
  const [queue] = await tx.query<RedemptionQueue[]>(
    `SELECT count(*) AS waiting, min(coalesce(decided_at, requested_at)) AS "oldestAt"
     FROM redemption WHERE program_id = $1 AND status = 'FULFILLING'`,
    [tx.programId],
  );
  return queue ?? { waiting: 0, oldestAt: null };
}

/** Whether an advocate ever asked for a reward, whatever became of it. */
export async function hasRedeemed(tx: Tx, rewardId: Id, advocateId: Id): Promise<boolean> {
  const rows = await tx.query<{ id: Id }[]>(
    'SELECT id FROM redemption WHERE program_id = $1 AND reward_id = $2 AND advocate_id = $3 LIMIT 1',
    [tx.programId, rewardId, advocateId],
  );
  return rows.length > 0;
}
