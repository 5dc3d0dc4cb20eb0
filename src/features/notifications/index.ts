import './notification.holding.js';
import { MailPreferenceEntity } from './mail-preference.entity.js';
import { NotificationEntity } from './notification.entity.js';

export { defineNotices, type BesideNotice, type StoredNotice } from './notice-registry.js';
export type { BearsOn, DecidedLine, Notice } from './notice.rules.js';
export { notificationsAccess } from './notifications.access.js';
export { listFailedMails, mailBacklog } from './mail-backlog.queries.js';
export { MarkNotificationsRead } from './mark-notifications-read.js';
export { NotificationsModule } from './notifications.module.js';
export { RetryMails } from './retry-mails.js';
export { SendMail } from './send-mail.js';
export { NotifyAdvocateModule } from './notify-advocate.module.js';
export { NotifiesAdvocate, type NoticeContent } from './notifies-advocate.js';
export { UnsubscribeController } from './unsubscribe.controller.js';
export { WaitingMails } from './waiting-mails.js';

export const notificationsEntities = [NotificationEntity, MailPreferenceEntity];
