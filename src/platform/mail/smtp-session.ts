import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { Readable } from 'node:stream';
import { MailNotTaken, type DeliveryWatch } from './mailer.js';
import { ANSWER_WITHIN_MS } from './smtp-limits.js';

export interface SmtpOptions extends SMTPConnectionOptions {
  readonly auth?: { readonly user: string; readonly pass: string };
  /** signs in although the server does not offer it */
  readonly forceAuth?: boolean;
  readonly authMethod?: string;
}

export interface SmtpMessage {
  readonly envelope: { readonly from: string | false; readonly to: readonly string[] };
  readonly bytes: Buffer;
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** One connection to the mail server, signed in; it takes one mail after the other. */
export class SmtpSession {
  /** mails that it took */
  taken = 0;
  private broken = false;

  private constructor(private readonly connection: SMTPConnection) {
    connection.on('error', () => {
      this.broken = true;
    });
    connection.once('end', () => {
      this.broken = true;
    });
  }

  get isUsable(): boolean {
    return !this.broken;
  }

  /** Throws MailNotTaken (UNREACHABLE), also where `late` comes first. */
  static async open(options: SmtpOptions, late: AbortSignal): Promise<SmtpSession> {
    const connection = new SMTPConnection(options);
    const session = new SmtpSession(connection);
    try {
      await session.until(late, (done) => {
        connection.connect(done);
      });
      const { auth, forceAuth = false, authMethod } = options;
      if (auth && (connection.allowsAuth || forceAuth)) {
        const login = { user: auth.user, credentials: auth, method: authMethod ?? false } as const;
        await session.until(late, (done) => {
          connection.login(login, done);
        });
      }
      return session;
    } catch (error) {
      session.close();
      throw new MailNotTaken('UNREACHABLE', codeOf(error as SmtpError));
    }
  }

  /**
   * Throws MailNotTaken, and what `begins` throws. `late` counts until the mail begins to leave.
   * After a failure the session is closed.
   */
  async send(
    message: SmtpMessage,
    late: AbortSignal,
    begins: NonNullable<DeliveryWatch['begins']>,
  ): Promise<void> {
    const body = new Body(message.bytes, begins);
    const { envelope, bytes } = message;
    try {
      await new Promise<void>((resolve, reject) => {
        body.watch(late, reject);
        // The library changes the list of recipients, so it gets a copy.
        const to = [...envelope.to];
        this.connection.send({ from: envelope.from, to, size: bytes.length }, body, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      this.taken += 1;
    } catch (error) {
      this.close();
      if (body.refusedBy !== null) throw body.refusedBy;
      throw notTaken(error as SmtpError, body.hasLeft);
    } finally {
      body.unwatch();
    }
  }

  close(): void {
    this.broken = true;
    this.connection.close();
  }

  /** Rejects where `step` fails, the connection ends, or `late` comes first. */
  private async until(
    late: AbortSignal,
    step: (done: (error?: Error | null) => void) => void,
  ): Promise<void> {
    const { connection } = this;
    let end: () => void = () => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        end = () => {
          reject(timedOut());
        };
        if (late.aborted) {
          end();
          return;
        }
        late.addEventListener('abort', end);
        connection.once('error', reject);
        connection.once('end', end);
        step((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    } finally {
      late.removeEventListener('abort', end);
      connection.removeListener('end', end);
    }
  }
}

/** The text of a mail, which calls `begins` before it lets its first byte go. */
class Body extends Readable {
  /** whether a byte of it may have reached the server */
  hasLeft = false;
  /** what `begins` threw */
  refusedBy: Error | null = null;
  private isBeginning = false;
  private timer: NodeJS.Timeout | undefined;
  private unwatchLate: () => void = () => undefined;
  private giveUp: (error: Error) => void = () => undefined;

  constructor(
    private readonly bytes: Buffer,
    private readonly begins: () => Promise<void>,
  ) {
    super();
  }

  /** `giveUp` is called when `late` comes before it begins, or no answer comes after that. */
  watch(late: AbortSignal, giveUp: (error: Error) => void): void {
    const onLate = (): void => {
      if (!this.isBeginning) giveUp(timedOut());
    };
    this.giveUp = giveUp;
    if (late.aborted) onLate();
    late.addEventListener('abort', onLate);
    this.unwatchLate = () => {
      late.removeEventListener('abort', onLate);
    };
  }

  unwatch(): void {
    clearTimeout(this.timer);
    this.unwatchLate();
    this.destroy();
  }

  override _read(): void {
    if (this.isBeginning) return;
    this.isBeginning = true;
    this.begins().then(
      () => {
        this.leave();
      },
      (error: unknown) => {
        this.refusedBy = error as Error;
        this.giveUp(this.refusedBy);
      },
    );
  }

  private leave(): void {
    // The connection may have ended during `begins`.
    if (this.destroyed) return;
    this.hasLeft = true;
    this.timer = setTimeout(() => {
      this.giveUp(timedOut());
    }, ANSWER_WITHIN_MS);
    this.push(this.bytes);
    this.push(null);
  }
}

function timedOut(): SmtpError {
  return Object.assign(new Error('The mail server did not answer in time'), { code: 'ETIMEDOUT' });
}

/** Translates the library's error into what it means for the mail. */
function notTaken(error: SmtpError, hasLeft: boolean): MailNotTaken {
  const code = codeOf(error);
  // 421: the server hangs up, whatever the command was.
  if (error.responseCode === 421) return new MailNotTaken('UNREACHABLE', code);
  const isOfMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (error.responseCode !== undefined || isOfMail) return new MailNotTaken('REFUSED', code);
  return new MailNotTaken(hasLeft ? 'UNKNOWN' : 'UNREACHABLE', code);
}

function codeOf({ code, responseCode }: SmtpError): string {
  return responseCode === undefined ? (code ?? 'ECONNECTION') : `SMTP_${String(responseCode)}`;
}
