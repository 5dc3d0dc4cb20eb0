import { Global, Module } from '@nestjs/common';
import { CrossProgramDatabase } from '../database/index.js';
import './deliveries.retention.js';
import './kept-mails.retention.js';
import { DeliverMail } from './deliver-mail.js';
import { MailDeliveries } from './mail-deliveries.js';

/** `DeliverMail` for features that send mails that wait. Needs a global provider of `MAILER`. */
@Global()
@Module({
  providers: [
    DeliverMail,
    {
      provide: MailDeliveries,
      useFactory: (database: CrossProgramDatabase) => new MailDeliveries(database),
      inject: [CrossProgramDatabase],
    },
  ],
  exports: [DeliverMail],
})
export class MailModule {}
