import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../../platform/database/index.js';
import {
  challengeKey,
  findChallengesByKeys,
  findParticipations,
  findSubmissions,
} from '../challenges/index.js';
import { findReferralsByIds } from '../referrals/index.js';
import { findRedemption, findReward, rewardText } from '../rewards/index.js';
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

export function noticeSubject(
  tx: Tx,
  notice: NotificationEntity,
  locale: Locale,
): Promise<NoticeSubject> {
  switch (notice.subjectKind) {
    case 'REFERRAL':
      return referralSubject(tx, notice.subjectId);
    case 'PARTICIPATION':
      return participationSubject(tx, notice, locale);
    case 'REDEMPTION':
      return redemptionSubject(tx, notice.subjectId, locale);
  }
}

async function referralSubject(tx: Tx, id: Id): Promise<NoticeSubject> {
  const referral = (await findReferralsByIds(tx, [id])).get(id);
  return { what: referral?.refereeName ?? null, message: null, path: `referrals/${id}` };
}

async function participationSubject(
  tx: Tx,
  notice: NotificationEntity,
  locale: Locale,
): Promise<NoticeSubject> {
  const { subjectId, advocateId } = notice;
  const participation = (await findParticipations(tx, [subjectId])).get(subjectId);
  if (!participation) return { what: null, message: null, path: 'challenges' };
  const { challengeId } = participation;
  return {
    what: await challengeTitle(tx, challengeId, advocateId, locale),
    message: await decisionMessage(tx, notice),
    path: `challenges/${challengeId}`,
  };
}

/** Of the version that the advocate has started (R-C1). */
async function challengeTitle(
  tx: Tx,
  challengeId: Id,
  advocateId: Id,
  locale: Locale,
): Promise<string | null> {
  const key = challengeKey({ advocateId, staff: true }, challengeId);
  const shown = (await findChallengesByKeys(tx, [key])).get(key)?.shown;
  const text = shown?.translations.find((translation) => translation.locale === locale) ?? shown;
  return text?.title ?? null;
}

/** What was written with the very decision of the notice, while that is the last one. */
async function decisionMessage(tx: Tx, { inputs }: NotificationEntity): Promise<string | null> {
  const { submissionId, decisionNo } = inputs;
  if (typeof submissionId !== 'string') return null;
  const decision = (await findSubmissions(tx, [submissionId])).get(submissionId)?.decision;
  return decision?.decisionNo === decisionNo ? (decision?.message ?? null) : null;
}

async function redemptionSubject(tx: Tx, id: Id, locale: Locale): Promise<NoticeSubject> {
  const redemption = await findRedemption(tx, id, null);
  const reward = redemption && (await findReward(tx, redemption.rewardId));
  return {
    what: reward ? rewardText(reward, locale).name : null,
    message: redemption?.reasonText ?? null,
    path: `redemptions/${id}`,
  };
}
