import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotAvailable } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, endOfBreak, lockProfile, type AdvocateRow } from '../profile/index.js';
import { blockOfBreak, isSameBreak, problemOfDay } from './break.rules.js';

export interface PauseAdvocateInput {
  /** absent: the advocate who asks */
  readonly id?: Id | null | undefined;
  /** the day on which they are back; absent: until they say so */
  readonly backOn?: Day | null | undefined;
}

/**
 * R-U1: an advocate takes a break, or staff say so for them; the advocate reads who did. Asked again
 * with another day, that day counts. The same again changes nothing. Returns the advocate's id.
 * Throws InvalidInput, NotAvailable, NotFound.
 */
@Injectable()
export class PauseAdvocate {
  constructor(private readonly timeline: RecordTimeline) {}

  async pauseAdvocate(tx: Tx, actor: Actor, input: PauseAdvocateInput): Promise<Id> {
    const { advocate, isOwn, by } = await lockProfile(tx, actor, input.id ?? null);
    const from = isOwn ? 'ADVOCATE' : 'STAFF';
    const asked = { from, backOn: input.backOn ?? null } as const;
    const block = blockOfBreak(advocate, from);
    if (block === 'NOT_HERE') {
      throw new NotAvailable('Only an advocate who has joined can take a break.', ['id']);
    }
    if (block === 'THEIR_OWN') throw theirOwnBreak();
    if (isSameBreak(advocate, asked)) return advocate.id;
    refuseDay(tx, advocate, asked.backOn);
    await tx.query(
      `UPDATE advocate SET status = 'PAUSED', paused_from = $3, back_on = $4, resumes_at = $5,
         version = version + 1 WHERE program_id = $1 AND id = $2`,
      [tx.programId, advocate.id, from, asked.backOn, endOfBreak(asked.backOn, advocate.timeZone)],
    );
    await this.timeline.recordTimeline(tx, by, [
      {
        ...advocateLine('R-U1', asked.backOn === null ? 'PAUSED' : 'PAUSED_UNTIL'),
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: asked.backOn === null ? {} : { backOn: asked.backOn },
        audience: 'ADVOCATE',
      },
    ]);
    return advocate.id;
  }
}

export function theirOwnBreak(): NotAvailable {
  return new NotAvailable('They took this break themselves: only they change or end it.', ['id']);
}

function refuseDay(tx: Tx, { timeZone }: AdvocateRow, backOn: Day | null): void {
  const message = backOn === null ? null : problemOfDay(backOn, tx.now, timeZone);
  if (message !== null) throw new InvalidInput([{ path: ['backOn'], message }]);
}
