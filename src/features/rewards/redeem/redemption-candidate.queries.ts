import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findAdvocatesByIds, isHere } from '../../advocates/index.js';
import { allowsGifts, findCompaniesByIds } from '../../companies/index.js';
import { balancesOf } from '../../ledger/index.js';
import { ENDED_WITHOUT_REWARD, type Candidate } from '../catalogue/index.js';

/** How often an advocate has each reward, without those given back. None: not in the map. */
export async function standingRedemptions(
  tx: Tx,
  advocateId: Id,
  rewardIds: readonly Id[],
): Promise<ReadonlyMap<Id, number>> {
  const rows = await tx.query<{ reward_id: Id; redeemed: number }[]>(
    `SELECT reward_id, count(*) AS redeemed FROM redemption
     WHERE program_id = $1 AND reward_id = ANY ($2) AND advocate_id = $3 AND status <> ALL ($4)
     GROUP BY reward_id`,
    [tx.programId, rewardIds, advocateId, ENDED_WITHOUT_REWARD],
  );
  return new Map(rows.map((row) => [row.reward_id, row.redeemed]));
}

/** The facts that R-R1 needs of an advocate, without those of a reward. Null: no such advocate. */
export async function findBuyer(
  tx: Tx,
  advocateId: Id,
): Promise<Omit<Candidate, 'redeemed'> | null> {
  const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
  if (!advocate) return null;
  const [company] =
    advocate.companyId === null ? [] : await findCompaniesByIds(tx, [advocate.companyId]);
  const availablePoints = (await balancesOf(tx, [advocateId])).get(advocateId)?.available ?? 0;
  const employer = company ? { allowsGifts: allowsGifts(company) } : null;
  return { isHere: isHere(advocate.status), employer, availablePoints };
}

export async function findCandidate(
  tx: Tx,
  advocateId: Id,
  rewardId: Id,
): Promise<Candidate | null> {
  const buyer = await findBuyer(tx, advocateId);
  if (buyer === null) return null;
  const redeemed = (await standingRedemptions(tx, advocateId, [rewardId])).get(rewardId) ?? 0;
  return { ...buyer, redeemed };
}
