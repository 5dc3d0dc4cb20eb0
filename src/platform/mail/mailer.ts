import type { Id } from '../../kernel/ids.js';

/** One mail to one person, already in their language. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** what it is about, e.g. `SIGN_IN`; a kind other than an answer to the reader's own act has an unsubscribe (R-N1) */
  readonly kind: string;
  /** the programme that it is from: what is kept of it goes when that is deleted */
  readonly programId?: Id;
  /** of what it tells: the same mail sent twice is one to mail programs */
  readonly id?: string;
  /** works without signing in, also by a POST of the mail program alone (RFC 8058) */
  readonly unsubscribeUrl?: string;
}

/** Throws where the mail was not taken over; the caller decides whether to try again. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Removes the mails that are kept of a programme that was deleted; absent where none is kept. */
  forget?(programId: Id): Promise<void>;
}

/** The injection token of the process's Mailer. */
export const MAILER = Symbol('Mailer');
