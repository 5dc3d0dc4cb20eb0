import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { SettledReferral } from './referral-news.js';
import { SettleReferrals } from './settle-referrals.js';

/** Referrals that may earn points now and might not before, and what became of all. */
export interface OpenedAwards {
  readonly opened: readonly Id[];
  readonly settled: readonly SettledReferral[];
}

/**
 * Lets the referrals of these deals that were imported without awards earn points: once, however
 * often it is called. Call it after the deals were recorded in the same transaction.
 */
@Injectable()
export class AwardImported {
  constructor(private readonly settle: SettleReferrals) {}

  async awardImported(tx: Tx, actor: Actor, dealIds: readonly Id[]): Promise<OpenedAwards> {
    if (dealIds.length === 0) return { opened: [], settled: [] };
    const linked = `id IN (
      SELECT referral_id FROM deal_link WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]))`;
    const opened = await openAwards(tx, linked, dealIds);
    return { opened, settled: await this.settle.settleReferrals(tx, actor, opened) };
  }
}

/** The imported referrals of these external ids may earn points from now on; the caller settles. */
export async function openAwardsOf(tx: Tx, externalIds: readonly string[]): Promise<Id[]> {
  if (externalIds.length === 0) return [];
  return openAwards(tx, 'external_id = ANY ($2::text[])', externalIds);
}

/** Returns those that might not before; locks them in the order of their ids, as settling does. */
async function openAwards(tx: Tx, which: string, keys: readonly string[]): Promise<Id[]> {
  const opened = await tx.query<{ id: Id }[]>(
    `WITH locked AS (
       SELECT id FROM referral
       WHERE program_id = $1 AND source = 'IMPORT' AND NOT awards_points AND ${which}
       ORDER BY id FOR UPDATE
     ), opened AS (
       UPDATE referral SET awards_points = true, version = version + 1
       WHERE program_id = $1 AND id IN (SELECT id FROM locked) RETURNING id
     ) SELECT id FROM opened`,
    [tx.programId, keys],
  );
  return opened.map(({ id }) => id);
}
