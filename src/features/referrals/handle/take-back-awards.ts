import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { referralLine, SettleReferrals, type SettledReferral } from '../settle/index.js';

/**
 * R-D7: referrals that an import let earn points (`AwardImported`) earn none again, and what they
 * earned by it goes back. A second call changes nothing.
 */
@Injectable()
export class TakeBackAwards {
  constructor(
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
  ) {}

  async takeBackAwards(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<SettledReferral[]> {
    const closed = await tx.query<{ id: Id }[]>(
      `WITH locked AS (
         SELECT id FROM referral
         WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND awards_points ORDER BY id FOR UPDATE
       ), closed AS (
         UPDATE referral SET awards_points = false, version = version + 1
         WHERE program_id = $1 AND id IN (SELECT id FROM locked) RETURNING id
       ) SELECT id FROM closed`,
      [tx.programId, ids],
    );
    const settled = await this.settle.settleReferrals(
      tx,
      actor,
      closed.map(({ id }) => id),
    );
    await this.timeline.recordTimeline(
      tx,
      actor,
      settled
        .filter(({ points }) => points < 0)
        .map(({ id: subjectId, points }) => ({
          ...referralLine('R-D7', 'AWARD_TAKEN_BACK'),
          subjectId,
          occurredAt: tx.now,
          ruleVersion: 1,
          inputs: { points: -points },
          audience: 'ADVOCATE' as const,
        })),
    );
    return settled;
  }
}
