import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import { readingMoment } from '../../kernel/reading-hours.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesByIds, isHere, type AdvocateRow } from '../advocates/index.js';
import type { SubjectKind } from '../subjects/index.js';
import { timelinesOf, type TimelineLine } from '../timeline/index.js';
import { noticesOf, type SubjectNotices } from './notice-registry.js';
import {
  duringBreak,
  isNews,
  type Overtaking,
  type Reach,
  undoneMails,
  type WaitingNotice,
} from './notice.rules.js';

export interface Decided {
  /** of the event that reported the decision: it may arrive twice */
  readonly eventId: Id;
  readonly advocateId: Id;
  readonly subjectKind: SubjectKind;
  readonly subjectId: Id;
  /** the event's moment */
  readonly at: Date;
  /** the write that made the event, and its lines on the timeline; null: from before ADR 0035 */
  readonly writeId: Id | null;
  readonly points: Points;
  /** picks the decision's line where one write has several */
  readonly decisionNo?: number;
}

/**
 * Notifies an advocate of one decision: one notice in the portal, and one mail unless it is no news
 * (R-N1), or was undone or overtaken before that mail went out. Leaves out what the advocate may
 * not read on the timeline. The same event makes one notice, however often it arrives.
 */
@Injectable()
export class NotifyAdvocate {
  async notifyAdvocate(tx: Tx, _actor: Actor, decided: Decided): Promise<void> {
    const { subjectKind, subjectId, points } = decided;
    const lines = (await timelinesOf(tx, subjectKind, [subjectId], 'ADVOCATE')).get(subjectId);
    const notices = noticesOf(subjectKind);
    const notice = notices.choose(linesOf(lines ?? [], decided), points);
    const [advocate] = await findAdvocatesByIds(tx, [decided.advocateId]);
    if (notice === null || !advocate) return;
    const reach = reachOf(advocate, notice.kind, notices);
    if (reach === 'NOTHING') return;
    const { rule, outcome, inputs } = notice.line;
    const mailed = reach === 'MAIL' && isNews(notice.line);
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
    if (mailed) await dropUndoneMails(tx, decided, notices);
  }
}

/** One only nominated or invited has agreed to nothing yet, and one who left gets no mail. */
function reachOf(
  { email, status }: AdvocateRow,
  kind: string,
  notices: SubjectNotices<string>,
): Reach {
  const here = isHere(status) ? 'MAIL' : 'NOTICE';
  const reach = status === 'PAUSED' ? duringBreak(kind, notices) : here;
  return reach === 'MAIL' && email === null ? 'NOTICE' : reach;
}

/** The lines about the subject that were written with the event, and belong to no other decision. */
function linesOf(lines: readonly TimelineLine[], decided: Decided): TimelineLine[] {
  const { writeId, at, decisionNo } = decided;
  return lines.filter((line) => {
    const isOfIt = writeId === null ? isOfMoment(line, at) : line.writeId === writeId;
    const isOther =
      decisionNo !== undefined && (line.inputs['decisionNo'] ?? decisionNo) !== decisionNo;
    return isOfIt && !isOther;
  });
}

/** How lines were found before writes were kept: an event of then may wait through an upgrade. */
function isOfMoment({ recordedAt, occurredAt }: TimelineLine, at: Date): boolean {
  return recordedAt.getTime() === at.getTime() || occurredAt.getTime() === at.getTime();
}

interface AboutSubject {
  readonly advocateId: Id;
  readonly subjectKind: SubjectKind;
  readonly subjectId: Id;
}

/** Notices about one subject are written one after the other, whichever event comes first. */
async function lockNoticesOf(tx: Tx, { subjectId }: AboutSubject): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('notice ' || $1::text, 0))`, [
    subjectId,
  ]);
}

/** Leaves the mails unsent that `undoneMails` names; one that is claimed goes out. */
async function dropUndoneMails(
  tx: Tx,
  { advocateId, subjectKind, subjectId }: AboutSubject,
  overtaking: Overtaking,
): Promise<void> {
  if (!overtaking.undoes && !overtaking.replaces) return;
  const waiting = await tx.query<WaitingNotice[]>(
    `SELECT id, inputs ->> 'outcome' AS outcome, coalesce((inputs ->> 'points')::bigint, 0) AS points
     FROM notification
     WHERE program_id = $1 AND advocate_id = $2 AND subject_kind = $3 AND subject_id = $4
       AND mail_status = 'WAITING' AND mail_attempts = 0
       AND (mail_claimed_until IS NULL OR mail_claimed_until <= now())
     ORDER BY created_at, id FOR UPDATE`,
    [tx.programId, advocateId, subjectKind, subjectId],
  );
  const undone = undoneMails(waiting, overtaking);
  if (undone.length === 0) return;
  await tx.query(
    `UPDATE notification SET mail_status = 'NONE', mail_due_at = NULL
     WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, undone],
  );
}
