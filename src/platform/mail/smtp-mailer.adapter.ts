import type MailComposer from 'nodemailer/lib/mail-composer';
import { Gate } from './gate.js';
import { MailNotTaken, type DeliveryWatch, type Mail, type Mailer } from './mailer.js';
import { mailServerUnusable } from './mail-server-unusable.js';
import { ANSWER_WITHIN_MS, BEGIN_WITHIN_MS } from './smtp-limits.js';
import type { SmtpMessage, SmtpOptions, SmtpSession } from './smtp-session.js';

/** Mails that leave at once: more than the queue of mails sends, so that a sign-in never waits. */
const AT_ONCE = 10;
/** A connection is given up after so many mails, or so long without one: servers do it too. */
const MAILS_A_SESSION = 100;
const IDLE_MS = 10_000;
const KEPT_IDLE = 4;

/** The library takes 0.1 s to load, so it is loaded by the first mail. */
interface Library {
  readonly Composer: typeof MailComposer;
  readonly Session: typeof SmtpSession;
  readonly options: SmtpOptions;
}

/**
 * Sends by SMTP. It never sends a mail twice by itself, as the library's own pool does when a
 * connection breaks (ADR 0020): it reports to the caller whether the mail was accepted.
 */
export class SmtpMailer implements Mailer {
  readonly leaves = true;
  private library: Promise<Library> | null = null;
  private idle: SmtpSession[] = [];
  private idleTimer: NodeJS.Timeout | null = null;
  private readonly gate = new Gate(AT_ONCE);

  constructor(
    private readonly url: string,
    /** e.g. `Goodturn <goodturn@example.com>` */
    private readonly from: string,
  ) {}

  async send(mail: Mail, watch: DeliveryWatch = {}): Promise<void> {
    const library = await (this.library ??= load(this.url));
    const message = await this.compose(library, mail);
    const late = lateSignal(BEGIN_WITHIN_MS, watch.stopping);
    const leave = await this.gate.enter(late.signal);
    try {
      if (leave === null) throw new MailNotTaken('UNREACHABLE', 'ETIMEDOUT');
      await this.hand(library, message, late.signal, watch);
    } finally {
      late.clear();
      leave?.();
    }
  }

  /** Connects and signs in, and sends nothing. Throws MailServerUnusable. */
  async reach(): Promise<void> {
    const { Session, options } = await (this.library ??= load(this.url));
    const late = lateSignal(BEGIN_WITHIN_MS);
    try {
      (await Session.open(options, late.signal)).close();
    } catch (error) {
      if (!(error instanceof MailNotTaken)) throw error;
      throw mailServerUnusable(this.url, error);
    } finally {
      late.clear();
    }
  }

  close(): Promise<void> {
    this.closeIdle();
    return Promise.resolve();
  }

  /** A kept connection may have died since: a mail that has not left takes a new one. */
  private async hand(
    library: Library,
    message: SmtpMessage,
    late: AbortSignal,
    watch: DeliveryWatch,
  ): Promise<void> {
    const mail = { hasBegun: false };
    const begins = async (): Promise<void> => {
      mail.hasBegun = true;
      await watch.begins?.();
    };
    const kept = this.takeIdle();
    if (kept) {
      try {
        await kept.send(message, late, begins);
        this.keep(kept);
        return;
      } catch (error) {
        const isStale = error instanceof MailNotTaken && error.because === 'UNREACHABLE';
        if (mail.hasBegun || !isStale || late.aborted) throw error;
      }
    }
    const session = await library.Session.open(library.options, late);
    await session.send(message, late, begins);
    this.keep(session);
  }

  /** A mail that cannot be composed would be refused by every server. */
  private async compose(library: Library, mail: Mail): Promise<SmtpMessage> {
    try {
      return await this.write(library, mail);
    } catch (error) {
      throw new MailNotTaken('REFUSED', (error as { code?: string }).code ?? 'EMESSAGE');
    }
  }

  private async write({ Composer }: Library, mail: Mail): Promise<SmtpMessage> {
    const node = new Composer({
      from: senderOf(this.from, mail.fromName),
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: headersOf(mail),
      ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(mail.id === undefined ? {} : { messageId: `<${mail.id}@${domainOf(this.from)}>` }),
    }).compile();
    return { envelope: node.getEnvelope(), bytes: await node.build() };
  }

  private takeIdle(): SmtpSession | undefined {
    this.idle = this.idle.filter((session) => session.isUsable);
    return this.idle.pop();
  }

  private keep(session: SmtpSession): void {
    const isWorn = session.taken >= MAILS_A_SESSION || this.idle.length >= KEPT_IDLE;
    if (!session.isUsable || isWorn) {
      session.close();
      return;
    }
    this.idle.push(session);
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      this.closeIdle();
    }, IDLE_MS).unref();
  }

  private closeIdle(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    for (const session of this.idle.splice(0)) session.close();
  }
}

async function load(url: string): Promise<Library> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  const { parseConnectionUrl } = await import('nodemailer/lib/shared');
  const { SmtpSession: Session } = await import('./smtp-session.js');
  const options = {
    connectionTimeout: BEGIN_WITHIN_MS,
    greetingTimeout: BEGIN_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    // The address may set others: smtp://mail.example.com?greetingTimeout=5000
    ...parseConnectionUrl(url),
  } as SmtpOptions;
  return { Composer, Session, options };
}

/** Aborted when the time is over or the caller gives up. */
function lateSignal(
  afterMs: number,
  stopping?: AbortSignal,
): { readonly signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, afterMs);
  if (stopping?.aborted) abort();
  stopping?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      stopping?.removeEventListener('abort', abort);
    },
  };
}

/** What mail programs act upon without showing it. */
function headersOf(mail: Mail): Record<string, string> {
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  if (mail.unsubscribeUrl === undefined) return automatic;
  return {
    ...automatic,
    'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Another name before the same address: that of the person in whose name a mail goes out. */
function senderOf(
  from: string,
  name: string | undefined,
): string | { name: string; address: string } {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  return name === undefined ? from : { name, address };
}

/** `Goodturn <goodturn@example.com>` → `example.com` */
function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
}
