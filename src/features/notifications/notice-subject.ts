import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../../platform/database/index.js';
import { nameIn } from '../subjects/index.js';
import { noticesOf, type BesideNotice } from './notice-registry.js';
import type { NotificationEntity } from './notification.entity.js';

/** The part of a mail about its subject; read when it is sent, never stored (R-A5). */
export interface NoticeSubject extends BesideNotice {
  /** the person, challenge or reward that it is about; null where it has no name (any more) */
  readonly what: string | null;
}

export async function noticeSubject(
  tx: Tx,
  notice: NotificationEntity,
  locale: Locale,
): Promise<NoticeSubject> {
  const { subject, beside } = noticesOf(notice.subjectKind);
  const named = (await subject.names.find(tx, [notice.subjectId])).get(notice.subjectId);
  return { what: named ? nameIn(named, locale) : null, ...(await beside(tx, notice)) };
}
