import { DisplayableError } from '../../kernel/displayable-error.js';
import type { MailNotTaken } from './mailer.js';

/** The mail server of SMTP_URL does not let us in. */
class MailServerUnusable extends DisplayableError {
  override readonly name = 'MailServerUnusable';
}

const CODES: readonly (readonly [code: RegExp, says: string])[] = [
  [/^(EDNS|ENOTFOUND|EAI_AGAIN)$/, 'Its host is not known: is the name right?'],
  [
    /^(EAUTH|ENOAUTH|EOAUTH2|SMTP_53\d)$/,
    'It refuses the user or the password of the address: put them right.',
  ],
  [
    /^(ETLS|ESOCKET|EPROTOCOL)$/,
    'Nothing listens there, or it does not speak TLS as the address says: smtps:// is for port 465, smtp:// for 587 and 25.',
  ],
  [
    /^(ECONNECTION|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH)$/,
    'Nothing listens there, or it broke the connection: are host and port right?',
  ],
  [/^ETIMEDOUT$/, 'It does not answer in time: are host and port right?'],
];

export function mailServerUnusable(url: string, error: MailNotTaken): DisplayableError {
  const { code } = error;
  const says = CODES.find(([known]) => known.test(code))?.[1] ?? 'It does not let us in.';
  return new MailServerUnusable(
    `The mail server at ${new URL(url).host} cannot be used (SMTP_URL). ${says} (${code})`,
    { cause: error },
  );
}
