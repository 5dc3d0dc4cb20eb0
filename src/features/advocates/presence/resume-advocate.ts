import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  advocateLine,
  type AdvocateRow,
  lockAdvocate,
  lockProfile,
  statusHere,
} from '../profile/index.js';
import { blockOfBreak } from './break.rules.js';
import { theirOwnBreak } from './pause-advocate.js';

/** Ends a break: somebody says so, or its day has come. Who takes none stays as they are. */
@Injectable()
export class ResumeAdvocate {
  constructor(private readonly timeline: RecordTimeline) {}

  /**
   * R-U1: the advocate is back, as they say; staff end what staff began. Returns the advocate's id.
   * Throws NotAvailable, NotFound.
   */
  async resumeAdvocate(
    tx: Tx,
    actor: Actor,
    input: { readonly id?: Id | null | undefined },
  ): Promise<Id> {
    const { advocate, isOwn, by } = await lockProfile(tx, actor, input.id ?? null);
    const from = isOwn ? 'ADVOCATE' : 'STAFF';
    if (advocate.status !== 'PAUSED') return advocate.id;
    if (blockOfBreak(advocate, from) !== null) throw theirOwnBreak();
    await this.resume(tx, by, advocate, { outcome: 'RESUMED', at: tx.now });
    return advocate.id;
  }

  /** Returns whether a break ended: its day may have been changed since it was found due. */
  async resumeOnTheDay(tx: Tx, actor: Actor, id: Id): Promise<boolean> {
    const advocate = await lockAdvocate(tx, id);
    const at = advocate?.status === 'PAUSED' ? advocate.resumesAt : null;
    if (!advocate || at === null || at > tx.now) return false;
    await this.resume(tx, actor, advocate, { outcome: 'BREAK_ENDED', at });
    return true;
  }

  private async resume(
    tx: Tx,
    actor: Actor,
    advocate: AdvocateRow,
    { outcome, at }: { readonly outcome: 'RESUMED' | 'BREAK_ENDED'; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE advocate SET status = $3, paused_from = NULL, back_on = NULL, resumes_at = NULL,
         version = version + 1 WHERE program_id = $1 AND id = $2`,
      [tx.programId, advocate.id, statusHere(advocate)],
    );
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U1', outcome),
        subjectId: advocate.id,
        occurredAt: at,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE',
      },
    ]);
  }
}
