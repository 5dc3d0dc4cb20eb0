import type { Id } from '../../kernel/ids.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import type { Tx } from '../../platform/database/index.js';
import { MailPreferenceEntity } from './mail-preference.entity.js';
import { allNotificationKinds, type NotificationKind } from './notice-kind.rules.js';
import { NotificationEntity } from './notification.entity.js';

/** An advocate's notices, the newest first. Throws ForeignCursor. */
export async function listNotifications(
  tx: Tx,
  advocateId: Id,
  page: PageRequest,
): Promise<Page<NotificationEntity>> {
  const query = tx
    .createQueryBuilder(NotificationEntity, 'notification')
    .where('notification.program_id = :program AND notification.advocate_id = :advocate', {
      program: tx.programId,
      advocate: advocateId,
    });
  if (page.after !== null) {
    const [createdAt, id] = decodeCursor(page.after, ['moment', 'id']);
    query.andWhere(
      '(notification.created_at, notification.id) < (:createdAt::timestamptz, :id::uuid)',
      { createdAt, id },
    );
  }
  const rows = await query
    .orderBy('notification.createdAt', 'DESC')
    .addOrderBy('notification.id', 'DESC')
    .limit(page.first + 1)
    .getMany();
  return pageOf(rows, page.first);
}

export function notificationKeys(notification: NotificationEntity): string[] {
  return [notification.createdAt.toISOString(), notification.id];
}

export async function countUnread(tx: Tx, advocateId: Id): Promise<number> {
  const [row] = await tx.query<{ unread: number }[]>(
    `SELECT count(*) AS unread FROM notification
     WHERE program_id = $1 AND advocate_id = $2 AND read_at IS NULL`,
    [tx.programId, advocateId],
  );
  return row?.unread ?? 0;
}

export interface MailPreference {
  readonly kind: NotificationKind;
  readonly wanted: boolean;
}

/** Every kind, in the order of the list, and whether the advocate wants mails of it. */
export async function mailPreferences(tx: Tx, advocateId: Id): Promise<MailPreference[]> {
  const wants = await wantedKinds(tx, advocateId);
  return allNotificationKinds().map((kind) => ({ kind, wanted: wants(kind) }));
}

/** Which kinds the advocate wants mails of: also of one that no feature defines any more. */
export async function wantedKinds(
  tx: Tx,
  advocateId: Id,
): Promise<(kind: NotificationKind) => boolean> {
  const rows = await tx.findBy(MailPreferenceEntity, { programId: tx.programId, advocateId });
  const off = new Set(rows.filter(({ wanted }) => !wanted).map(({ kind }) => kind));
  return (kind) => !off.has(kind);
}
