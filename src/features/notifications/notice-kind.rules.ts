import { DisplayableError } from '../../kernel/displayable-error.js';

/** A notice of points that came or went has one kind, whatever they came from. */
export const POINTS_KINDS = ['POINTS_AWARDED', 'POINTS_REVERSED'] as const;
export type PointsKind = (typeof POINTS_KINDS)[number];

/** A code from those that the features declare, or from `POINTS_KINDS`. */
export type NotificationKind = string;

/** Of a mail that tells of several kinds: no notice has it. */
export const SEVERAL_KINDS = 'SEVERAL_KINDS';

export class NoticeKindError extends DisplayableError {
  override readonly name = 'NoticeKindError';
}

const KIND = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** All kinds, each under itself: the API's enum, which grows as features are loaded. */
export const notificationKinds: Record<NotificationKind, NotificationKind> = Object.fromEntries(
  POINTS_KINDS.map((kind) => [kind, kind]),
);

/** Throws NoticeKindError for one that is taken or badly formed. */
export function takeNoticeKind(kind: string): void {
  if (!KIND.test(kind)) throw new NoticeKindError(`Not a kind of notice: "${kind}"`);
  if (kind in notificationKinds || kind === SEVERAL_KINDS) {
    throw new NoticeKindError(`Two kinds of notice are called "${kind}"`);
  }
  notificationKinds[kind] = kind;
}

export function allNotificationKinds(): readonly NotificationKind[] {
  return Object.keys(notificationKinds);
}
