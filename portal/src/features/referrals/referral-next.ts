import type { OwnReferral } from './own-referral-query.js';

/** What an open referral waits for; NOTHING where it has ended. */
export type ReferralNext =
  'CONFIRM' | 'MODERATION' | 'CONTACT' | 'TALKS' | 'TALKS_GO_ON' | 'NOTHING';

type Standing = Pick<
  OwnReferral,
  'status' | 'step' | 'confirmation' | 'moderation' | 'firstContactedAt' | 'wonOutsideWindow'
>;

const ENDED = ['CONVERTED', 'LOST', 'UNQUALIFIED', 'DUPLICATE', 'WITHDRAWN'];

/** It waits for nothing any more: its window no longer matters. */
export const hasEnded = (status: OwnReferral['status'] | OwnReferral['step']): boolean =>
  ENDED.includes(status);

export function nextOf(referral: Standing): ReferralNext {
  const { status, step, confirmation, moderation, firstContactedAt, wonOutsideWindow } = referral;
  if (moderation === 'DENIED' || wonOutsideWindow) return 'NOTHING';
  if (hasEnded(status) || hasEnded(step)) return 'NOTHING';
  if (confirmation === 'WAITING') return 'CONFIRM';
  // R-W4: the window ended, the sale did not.
  if (status === 'EXPIRED') return 'TALKS_GO_ON';
  if (moderation === 'PENDING') return 'MODERATION';
  return firstContactedAt === null ? 'CONTACT' : 'TALKS';
}
