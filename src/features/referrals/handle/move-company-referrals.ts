import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  HoldsCompanies,
  OwnMerge,
  type ChangedReferral,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../../merges/index.js';
import {
  dealsOfCompanies,
  linksOfCompanies,
  lockMatching,
  MatchDeals,
  restoreLinks,
} from '../match/index.js';
import {
  OwnReferral,
  refuseOwnGain,
  SettleReferrals,
  type SettledReferral,
} from '../settle/index.js';

/**
 * A company's referrals come with it, and the deals of both look for referrals as if there had been
 * one company from the beginning (ADR 0044): the same facts give the same links (R-W13). Links that
 * deals had by their company are written down, so that the same stand again afterwards.
 */
@Injectable()
@HoldsCompanies('referrals', ['referral'])
export class MoveCompanyReferrals implements CompanyHolder {
  constructor(
    private readonly matchDeals: MatchDeals,
    private readonly settleReferrals: SettleReferrals,
  ) {}

  /** Before the companies are locked, as by everybody who matches. */
  async hold(tx: Tx): Promise<void> {
    await lockMatching(tx, 'EVERYTHING');
  }

  async move(tx: Tx, { merged, survivor }: MergedPair): Promise<HeldRow[]> {
    const links = await linksOfCompanies(tx, [merged.id, survivor.id]);
    const rows = await tx.query<{ id: Id }[]>(
      `WITH here AS (
         SELECT id FROM referral WHERE program_id = $1 AND company_id = $2 ORDER BY id FOR UPDATE
       ), moved AS (
         UPDATE referral r SET company_id = $3 FROM here h
          WHERE r.program_id = $1 AND r.id = h.id RETURNING r.id
       ) SELECT id FROM moved`,
      [tx.programId, merged.id, survivor.id],
    );
    return [
      ...rows.map(({ id: key }) => ({ kind: 'REFERRAL', key })),
      ...links.map(({ dealId, referralId }) => ({
        kind: 'LINK_KEPT',
        key: `${dealId} ${referralId}`,
      })),
    ];
  }

  async giveBack(tx: Tx, { merged, survivor }: MergedPair, rows: readonly HeldRow[]) {
    await tx.query(
      `UPDATE referral SET company_id = $2
        WHERE program_id = $1 AND company_id = $3 AND id = ANY ($4::uuid[])`,
      [
        tx.programId,
        merged.id,
        survivor.id,
        rows.flatMap(({ kind, key }) => (kind === 'REFERRAL' ? key : [])),
      ],
    );
  }

  async settle(
    tx: Tx,
    actor: Actor,
    standing: readonly Id[],
    rows: readonly HeldRow[],
  ): Promise<ChangedReferral[]> {
    const restored = await restoreLinks(tx, rows.flatMap(linkIn));
    const deals = await dealsOfCompanies(tx, standing);
    const changed = await this.matchDeals.matchDeals(
      tx,
      actor,
      deals.map((dealId) => ({ dealId, isPlaceholder: false })),
    );
    // Who shares a deal with somebody whose link is gone has kept their own, and another place.
    const linked = (await linksOfCompanies(tx, standing)).map(({ referralId }) => referralId);
    const settled = await this.settleReferrals.settleReferrals(tx, actor, [
      ...new Set([...restored, ...changed, ...linked]),
    ]);
    await refuseOwn(tx, actor, settled);
    return settled.map(changeOf);
  }
}

function linkIn({ kind, key }: HeldRow) {
  const [dealId = '', referralId = ''] = key.split(' ');
  return kind === 'LINK_KEPT' ? [{ dealId, referralId }] : [];
}

/** R-C5, in the words of who merges. */
async function refuseOwn(tx: Tx, actor: Actor, settled: readonly SettledReferral[]) {
  try {
    await refuseOwnGain(tx, actor, settled);
  } catch (error) {
    if (error instanceof OwnReferral) throw new OwnMerge();
    throw error;
  }
}

function changeOf({ id, before, after }: SettledReferral): ChangedReferral {
  return {
    id,
    statusBefore: before?.status ?? after.status,
    statusAfter: after.status,
    pointsBefore: before?.pointsDue ?? 0,
    pointsAfter: after.pointsDue,
  };
}
