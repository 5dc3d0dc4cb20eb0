import type { Id } from '../../kernel/ids.js';

/** One mail to one person, already in their language. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** what it is about, e.g. `SIGN_IN`; a kind other than an answer to the reader's own act has an unsubscribe (R-N1) */
  readonly kind: string;
  /** its programme: mails that are kept are deleted with it */
  readonly programId?: Id;
  /** of what it reports: the same mail sent twice is one to mail programs */
  readonly id?: string;
  /** whose name the sender's address bears; absent: as it is configured */
  readonly fromName?: string;
  /** opening it lets its reader in: nobody else may see it */
  readonly letsIn?: boolean;
  /** where an answer goes: the person in whose name it is sent; absent: to the sender of all mails */
  readonly replyTo?: string;
  /** works without signing in, also by a POST of the mail program alone (RFC 8058) */
  readonly unsubscribeUrl?: string;
}

/** Lets the caller follow a mail on its way out, and stop it. */
export interface DeliveryWatch {
  /** Called when the next byte would be the mail's own. Where it throws, none has left. */
  readonly begins?: () => Promise<void>;
  /** gives up a mail that has not begun to leave */
  readonly stopping?: AbortSignal;
}

/**
 * `REFUSED`: the server refused this mail. `UNREACHABLE`: it never got so far, and nothing of the
 * mail has left. `UNKNOWN`: the mail has left, and no answer came: it may have arrived.
 */
export type NotTakenBecause = 'REFUSED' | 'UNREACHABLE' | 'UNKNOWN';

export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken';

  constructor(
    readonly because: NotTakenBecause,
    /** e.g. `SMTP_550`, `ETIMEDOUT`: never what the server wrote, which quotes addresses */
    readonly code: string,
    /** the folder, where mails are kept in one */
    readonly place: string | null = null,
  ) {
    super(`The mail was not taken (${because}, ${code})`);
  }
}

/** Throws MailNotTaken where the mail was not accepted; the caller decides what follows. */
export interface Mailer {
  /** what it takes goes out to people; absent: it stays on this computer */
  readonly leaves?: boolean;
  send(mail: Mail, watch?: DeliveryWatch): Promise<void>;
  /** Removes the mails that are kept of a programme that was deleted; absent where none is kept. */
  forget?(programId: Id): Promise<void>;
}

/** The injection token of the process's Mailer. */
export const MAILER = Symbol('Mailer');
