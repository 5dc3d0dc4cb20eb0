export {
  registerDevInbox,
  type DevInboxOptions,
  type InboxReader,
  type WaitingMail,
} from './dev-inbox.js';
export { FileMailer, type KeptMail } from './file-mailer.adapter.js';
export { html, raw, type Html } from './html.js';
export { layoutMail, type MailContent } from './mail-layout.js';
export { MAILER, type Mail, type Mailer } from './mailer.js';
export { openMailer, type OpenedMailer } from './open-mailer.js';
export { SmtpMailer } from './smtp-mailer.adapter.js';
