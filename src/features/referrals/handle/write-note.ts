import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { referralLine } from '../settle/index.js';

/** A colleague's note stands on the timeline, for the company's people alone. */
@Injectable()
export class WriteNote {
  constructor(private readonly timeline: RecordTimeline) {}

  async writeNote(tx: Tx, actor: Actor, referralId: Id, text: string): Promise<void> {
    const noteId = newId();
    await tx.query(
      `INSERT INTO referral_note (program_id, id, referral_id, text, written_at, written_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.programId, noteId, referralId, text, tx.now, actor.id],
    );
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...referralLine('R-W3', 'NOTE'),
        subjectId: referralId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { noteId },
        audience: 'STAFF',
      },
    ]);
  }
}
