import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../../platform/database/index.js';
import { findParticipations, findSubmissions } from '../challenges/index.js';
import { findRedemption } from '../rewards/index.js';
import { findSubjectNames, nameIn } from '../subjects/index.js';
import type { NotificationEntity } from './notification.entity.js';

/** What a mail says of its subject beside the notice; read when it is sent, never stored (R-A5). */
export interface NoticeSubject {
  /** the person, challenge or reward that it is about; null where it has no name (any more) */
  readonly what: string | null;
  /** what a colleague wrote to the advocate with the decision */
  readonly message: string | null;
  /** the page whose timeline explains the notice, below the programme's */
  readonly path: string;
}

type Beside = Omit<NoticeSubject, 'what'>;

export async function noticeSubject(
  tx: Tx,
  notice: NotificationEntity,
  locale: Locale,
): Promise<NoticeSubject> {
  const { subjectKind, subjectId } = notice;
  const named = (await findSubjectNames[subjectKind](tx, [subjectId])).get(subjectId);
  return { what: named ? nameIn(named, locale) : null, ...(await beside(tx, notice)) };
}

function beside(tx: Tx, notice: NotificationEntity): Promise<Beside> | Beside {
  switch (notice.subjectKind) {
    case 'REFERRAL':
      return { message: null, path: `referrals/${notice.subjectId}` };
    case 'PARTICIPATION':
      return besideParticipation(tx, notice);
    case 'REDEMPTION':
      return besideRedemption(tx, notice.subjectId);
  }
}

async function besideParticipation(tx: Tx, notice: NotificationEntity): Promise<Beside> {
  const { subjectId } = notice;
  const participation = (await findParticipations(tx, [subjectId])).get(subjectId);
  if (!participation) return { message: null, path: 'challenges' };
  const message = await decisionMessage(tx, notice);
  return { message, path: `challenges/${participation.challengeId}` };
}

/** What was written with the very decision of the notice, while that is the last one. */
async function decisionMessage(tx: Tx, { inputs }: NotificationEntity): Promise<string | null> {
  const { submissionId, decisionNo } = inputs;
  if (typeof submissionId !== 'string') return null;
  const decision = (await findSubmissions(tx, [submissionId])).get(submissionId)?.decision;
  return decision?.decisionNo === decisionNo ? (decision?.message ?? null) : null;
}

async function besideRedemption(tx: Tx, id: Id): Promise<Beside> {
  const redemption = await findRedemption(tx, id, null);
  return { message: redemption?.reasonText ?? null, path: `redemptions/${id}` };
}
