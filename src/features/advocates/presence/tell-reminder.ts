import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findMembership } from '../../identity/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';

/** R-U4: an advocate's timeline tells that their invitation was brought to mind, once. */
@Injectable()
export class TellReminder {
  constructor(private readonly timeline: RecordTimeline) {}

  async tellReminder(
    tx: Tx,
    actor: Actor,
    { membershipId }: { readonly membershipId: Id },
  ): Promise<void> {
    const membership = await findMembership(tx, membershipId);
    if (!membership?.remindedAt) return;
    const { memberId, remindedAt } = membership;
    const [[told]] = await tx.query<[{ id: Id }[], number]>(
      `UPDATE advocate SET reminded_at = $3
        WHERE program_id = $1 AND member_id = $2 AND reminded_at IS DISTINCT FROM $3
       RETURNING id`,
      [tx.programId, memberId, remindedAt],
    );
    if (!told) return;
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U4', 'REMINDED'),
        subjectId: told.id,
        occurredAt: remindedAt,
        ruleVersion: 1,
        inputs: {},
        audience: 'STAFF',
      },
    ]);
  }
}
