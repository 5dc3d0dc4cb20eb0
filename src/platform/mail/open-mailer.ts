import { join } from 'node:path';
import { systemClock } from '../../kernel/clock.js';
import type { Config } from '../config/index.js';
import { FileMailer } from './file-mailer.adapter.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.adapter.js';

export interface OpenedMailer {
  readonly mailer: Mailer;
  /** whether mails leave this installation; otherwise they are kept in its home */
  readonly leaves: boolean;
  /** the mails that were kept; null where mails leave, and in production */
  readonly inbox: FileMailer | null;
  /** Throws MailServerUnusable where a mail server is set and does not let us in, else MailsUnusable. */
  reach(): Promise<void>;
  close(): Promise<void>;
}

export function openMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'home' | 'environment'>,
): OpenedMailer {
  if (config.smtpUrl !== null) {
    const mailer = new SmtpMailer(config.smtpUrl, config.mailFrom);
    return {
      mailer,
      leaves: true,
      inbox: null,
      reach: () => mailer.reach(),
      close: () => mailer.close(),
    };
  }
  const mailer = new FileMailer(join(config.home, 'mail'), systemClock);
  const inbox = config.environment === 'production' ? null : mailer;
  return {
    mailer,
    leaves: false,
    inbox,
    reach: () => mailer.reach(),
    close: () => Promise.resolve(),
  };
}
