export {
  registerDevInbox,
  type DevInboxOptions,
  type InboxReader,
  type WaitingMail,
} from './dev-inbox.js';
export { DeliverMail, MailUndelivered, type Delivery, type OutgoingMail } from './deliver-mail.js';
export { FileMailer, type KeptMail } from './file-mailer.adapter.js';
export { html, type Html } from './html.js';
export { layoutMail, type MailContent } from './mail-layout.js';
export { findKeptMails, type KeptInside } from './kept-mails.js';
export { allowAgain, MailDeliveries } from './mail-deliveries.js';
export { MailModule } from './mail.module.js';
export { MAILER, type DeliveryWatch, type Mail, type Mailer } from './mailer.js';
export { plainPage } from './plain-page.js';
export { openMailer, type OpenedMailer } from './open-mailer.js';
export { SmtpMailer } from './smtp-mailer.adapter.js';
