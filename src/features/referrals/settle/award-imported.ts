import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { SettledReferral } from './referral-news.js';
import { SettleReferrals } from './settle-referrals.js';

/**
 * Lets the referrals of these deals that were imported without awards earn points. Call it after
 * the deals were recorded in the same transaction: their referrals are locked by then.
 */
@Injectable()
export class AwardImported {
  constructor(private readonly settle: SettleReferrals) {}

  async awardImported(tx: Tx, actor: Actor, dealIds: readonly Id[]): Promise<SettledReferral[]> {
    if (dealIds.length === 0) return [];
    const opened = await tx.query<{ id: Id }[]>(
      `UPDATE referral SET awards_points = true, version = version + 1
       WHERE program_id = $1 AND source = 'IMPORT' AND NOT awards_points AND id IN (
         SELECT referral_id FROM deal_link WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]))
       RETURNING id`,
      [tx.programId, dealIds],
    );
    // TypeORM returns an UPDATE's rows and their number.
    const rows = opened as unknown as [{ id: Id }[], number];
    return this.settle.settleReferrals(
      tx,
      actor,
      rows[0].map(({ id }) => id),
    );
  }
}
