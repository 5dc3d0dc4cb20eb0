import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../advocates/index.js';
import type { SubjectKind } from '../subjects/index.js';
import { timelinesOf, type TimelineLine } from '../timeline/index.js';
import { dropUndoneMails, lockNoticesOf } from './drop-undone-mails.js';
import { noticesOf } from './notice-registry.js';
import { isNews } from './notice.rules.js';
import { readingMoment } from './reading-hours.rules.js';

export interface Decided {
  /** of the event that reported the decision: it may arrive twice */
  readonly eventId: Id;
  readonly advocateId: Id;
  readonly subjectKind: SubjectKind;
  readonly subjectId: Id;
  /** the event's moment: its lines on the timeline were recorded then, or happened then */
  readonly at: Date;
  readonly points: Points;
  /** picks the decision's line where one moment has several */
  readonly decisionNo?: number;
}

/**
 * Notifies an advocate of one decision: one notice in the portal, and one mail unless it is no news
 * (R-N1), or was undone before that mail went out. Leaves out what the advocate may not read on the timeline. The same event makes one
 * notice, however often it arrives.
 */
@Injectable()
export class NotifyAdvocate {
  async notifyAdvocate(tx: Tx, _actor: Actor, decided: Decided): Promise<void> {
    const { subjectKind, subjectId, points } = decided;
    const lines = (await timelinesOf(tx, subjectKind, [subjectId], 'ADVOCATE')).get(subjectId);
    const { choose, undoes } = noticesOf(subjectKind);
    const notice = choose(linesOf(lines ?? [], decided), points);
    const [advocate] = await findAdvocatesByIds(tx, [decided.advocateId]);
    if (notice === null || !advocate) return;
    const { rule, outcome, inputs } = notice.line;
    const mailed = isNews(notice.line) && hasMailbox(advocate);
    await lockNoticesOf(tx, decided);
    await tx.query(
      `INSERT INTO notification (program_id, id, advocate_id, dedupe_key, kind, subject_kind,
         subject_id, inputs, created_at, mail_status, mail_due_at, mail_attempts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)
       ON CONFLICT (program_id, dedupe_key) DO NOTHING`,
      [
        tx.programId,
        newId(),
        advocate.id,
        `event:${decided.eventId}`,
        notice.kind,
        subjectKind,
        subjectId,
        JSON.stringify({ ...inputs, rule, outcome, ...(points === 0 ? {} : { points }) }),
        decided.at,
        mailed ? 'WAITING' : 'NONE',
        mailed ? readingMoment(tx.realNow, advocate.timeZone) : null,
      ],
    );
    if (mailed) await dropUndoneMails(tx, decided, undoes);
  }
}

/** One only nominated or invited has agreed to nothing yet, and one who left gets no mail. */
function hasMailbox({ email, status }: AdvocateRow): boolean {
  return email !== null && (status === 'JOINED' || status === 'ACTIVE' || status === 'PAUSED');
}

function linesOf(lines: readonly TimelineLine[], { at, decisionNo }: Decided): TimelineLine[] {
  return lines.filter(({ recordedAt, occurredAt, inputs }) => {
    const isThen = recordedAt.getTime() === at.getTime() || occurredAt.getTime() === at.getTime();
    const isOther = decisionNo !== undefined && (inputs['decisionNo'] ?? decisionNo) !== decisionNo;
    return isThen && !isOther;
  });
}
