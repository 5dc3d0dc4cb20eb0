import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { SettlePoints } from '../../ledger/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { dealsOfCompanies, lockMatching, MatchDeals } from '../match/index.js';
import {
  lockGroup,
  pointsReversed,
  referralLine,
  referralMoved,
  referralSubject,
  SettleReferrals,
  uncount,
  type StoredReferral,
} from '../settle/index.js';

/** What became of the points of one referral. */
export interface PointsMoved {
  readonly id: Id;
  readonly advocateId: Id;
  readonly points: Points;
}

interface Gone extends PointsMoved {
  /** what could not be taken, and is owed (R-P3) */
  readonly owed: Points;
  /** what could not be taken, and the company bears */
  readonly writtenOff: Points;
}

/**
 * R-D7: referrals that a run of an import brought in are no longer here: no list, count or figure
 * has them, their points go back by a linked reversal (R-P2), who was a duplicate of theirs gets the
 * place (R-W6), and deals look for their referrals anew. Their facts stay, and that they were here.
 * Returns whose points moved, theirs and others'. A second call changes nothing.
 */
@Injectable()
export class TakeBackReferrals {
  constructor(
    private readonly points: SettlePoints,
    private readonly matchDeals: MatchDeals,
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  /** `onceLocked`: looks once more at what leans on them, when nobody else can act on them. */
  async takeBackReferrals(
    tx: Tx,
    actor: Actor,
    ids: readonly Id[],
    onceLocked: () => Promise<void>,
  ): Promise<PointsMoved[]> {
    await lockMatching(tx, 'EVERYTHING');
    const group = await lockGroup(tx, ids);
    await onceLocked();
    const wanted = new Set(ids);
    const gone = group.stored.filter(({ input }) => wanted.has(input.id));
    if (gone.length === 0) return [];
    const moved = await this.post(tx, actor, gone);
    await uncount(tx, group, gone);
    const left = await deleteReferrals(tx, actor, ids);
    await this.report(tx, actor, moved);
    const dealIds = [...left.dealIds, ...(await dealsOfCompanies(tx, left.companyIds))];
    const relinked = await this.matchDeals.matchDeals(
      tx,
      actor,
      dealIds.map((dealId) => ({ dealId, isPlaceholder: false })),
    );
    const others = group.stored.map(({ input }) => input.id).filter((id) => !wanted.has(id));
    const settled = await this.settle.settleReferrals(tx, actor, [
      ...new Set([...others, ...relinked]),
    ]);
    return [...moved, ...settled];
  }

  private async post(tx: Tx, actor: Actor, gone: readonly StoredReferral[]): Promise<Gone[]> {
    const { returnPolicy: policy } = await readProgram(tx);
    const awarded = gone.filter(({ pointsAwarded }) => pointsAwarded > 0);
    const posted = await this.points.settlePoints(
      tx,
      actor,
      awarded.map(({ input: { id }, advocateId, settlementNo }) => ({
        key: `referral:${id}:${String(settlementNo + 1)}`,
        ownerId: advocateId,
        points: 0,
        rule: 'R-D7',
        subject: { kind: referralSubject.kind, id },
        policy,
      })),
    );
    const byId = new Map(awarded.map(({ input }, at) => [input.id, posted[at]]));
    return gone.map(({ input: { id }, advocateId }) => {
      const { points = 0, owed = 0, writtenOff = 0 } = byId.get(id) ?? {};
      return { id, advocateId, points, owed, writtenOff };
    });
  }

  /** Who loses points by it is told; of the others nobody had been told that they came. */
  private async report(tx: Tx, actor: Actor, gone: readonly Gone[]): Promise<void> {
    await this.timeline.recordTimeline(
      tx,
      actor,
      gone.map(({ id, points, owed, writtenOff }) => ({
        ...referralLine('R-D7', 'IMPORT_TAKEN_BACK'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          points: Math.abs(points),
          owed: Math.abs(owed),
          borne: Math.max(0, writtenOff),
        },
        audience: 'ADVOCATE' as const,
      })),
    );
    const events = gone
      .filter(({ points }) => points < 0)
      .flatMap(({ id: referralId, advocateId, points }) => [
        referralMoved.of({ referralId, advocateId, points }),
        pointsReversed.of({ referralId, advocateId, points: -points }),
      ]);
    await this.outbox.append(tx, events);
  }
}

interface LeftBehind {
  readonly dealIds: readonly Id[];
  readonly companyIds: readonly Id[];
}

async function deleteReferrals(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<LeftBehind> {
  const [left] = await tx.query<LeftBehind[]>(
    `WITH gone AS (
       DELETE FROM referral WHERE program_id = $1 AND id = ANY ($2::uuid[])
       RETURNING id, advocate_id, company_id
     ), kept AS (
       INSERT INTO referral_taken_back
         (program_id, id, advocate_id, taken_back_at, taken_back_by)
       SELECT $1, id, advocate_id, $3, $4 FROM gone
     ), unlinked AS (
       DELETE FROM deal_link WHERE program_id = $1 AND referral_id = ANY ($2::uuid[])
       RETURNING deal_id
     )
     SELECT ARRAY(SELECT DISTINCT deal_id FROM unlinked) AS "dealIds",
       ARRAY(SELECT DISTINCT company_id FROM gone WHERE company_id IS NOT NULL) AS "companyIds"`,
    [tx.programId, ids, tx.now, actor.id],
  );
  return left ?? { dealIds: [], companyIds: [] };
}
