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
  /** the mails that were kept; null where they leave, and in production */
  readonly inbox: FileMailer | null;
  close(): Promise<void>;
}

export function openMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'home' | 'environment'>,
): OpenedMailer {
  if (config.smtpUrl !== null) {
    const mailer = new SmtpMailer(config.smtpUrl, config.mailFrom);
    return { mailer, leaves: true, inbox: null, close: () => mailer.close() };
  }
  const mailer = new FileMailer(join(config.home, 'mail'), systemClock);
  const inbox = config.environment === 'production' ? null : mailer;
  return { mailer, leaves: false, inbox, close: () => Promise.resolve() };
}
