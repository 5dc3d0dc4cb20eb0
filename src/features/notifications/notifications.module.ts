import { Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import './notifications.retention.js';
import { ClaimMail } from './claim-mail.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { NoticeComposer } from './notice-composer.js';
import { NoticeTexts } from './notice-texts.js';
import { NotificationSubjectResolver } from './notification-subject.resolver.js';
import { KeptMailsResolver } from './kept-mails.resolver.js';
import { NotificationResolver } from './notification.resolver.js';
import { RecordMailOutcome } from './record-mail-outcome.js';
import { RetryMails } from './retry-mails.js';
import { SendMail } from './send-mail.js';
import { SendMailJob } from './send-mail.job.js';
import { SetMailPreference } from './set-mail-preference.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeTokens } from './unsubscribe-token.js';
import { WaitingMails } from './waiting-mails.js';

@Module({
  providers: [
    ClaimMail,
    RecordMailOutcome,
    RetryMails,
    SendMail,
    SendMailJob,
    MarkNotificationsRead,
    SetMailPreference,
    NoticeComposer,
    NoticeTexts,
    KeptMailsResolver,
    NotificationResolver,
    NotificationSubjectResolver,
    UnsubscribeController,
    WaitingMails,
    {
      provide: UnsubscribeTokens,
      useFactory: (secrets: Secrets) => new UnsubscribeTokens(secrets.session),
      inject: [SECRETS],
    },
  ],
  exports: [MarkNotificationsRead, RetryMails, SendMail, UnsubscribeController, WaitingMails],
})
export class NotificationsModule {}
