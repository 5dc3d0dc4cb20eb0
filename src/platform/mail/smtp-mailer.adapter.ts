import type { Transporter } from 'nodemailer';
import type { Mail, Mailer } from './mailer.js';

const TIME_LIMIT_MS = 20_000;

/** Sends by SMTP. The library takes 0.1 s to load, so it is loaded by the first mail. */
export class SmtpMailer implements Mailer {
  private transport: Promise<Transporter> | null = null;

  constructor(
    private readonly url: string,
    /** e.g. `Goodturn <goodturn@example.com>` */
    private readonly from: string,
  ) {}

  async send(mail: Mail): Promise<void> {
    const transport = await (this.transport ??= this.open());
    await transport.sendMail({
      from: this.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: headersOf(mail),
      ...(mail.id === undefined ? {} : { messageId: `<${mail.id}@${domainOf(this.from)}>` }),
    });
  }

  async close(): Promise<void> {
    (await this.transport)?.close();
  }

  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIME_LIMIT_MS,
      greetingTimeout: TIME_LIMIT_MS,
      socketTimeout: TIME_LIMIT_MS,
    });
  }
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

/** `Goodturn <goodturn@example.com>` → `example.com` */
function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
}
