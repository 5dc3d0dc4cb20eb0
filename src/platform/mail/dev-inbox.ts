import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../../kernel/ids.js';
import {
  brokenIn,
  MailsUnusable,
  type FileMailer,
  type KeptMail,
  type KeptMails,
} from './file-mailer.adapter.js';
import { escapeHtml, html, raw, type Html } from './html.js';

/** `WITHOUT_SIGN_IN`: somebody far away on a demo, who must not sign in as others. */
export type InboxReader = 'EVERYTHING' | 'WITHOUT_SIGN_IN' | 'NOTHING';

/** A mail that goes out later: nothing is sent in the reader's night. */
export interface WaitingMail {
  readonly to: string;
  readonly subject: string;
  readonly dueAt: Date;
}

export interface DevInboxOptions {
  readonly inbox: FileMailer;
  /** what will be sent, the next first */
  waiting(): Promise<readonly WaitingMail[]>;
  readerOf(request: FastifyRequest): InboxReader;
}

/**
 * `/dev/mail`: what would have been sent, where no SMTP server is configured (development and
 * demos; see openMailer). `/dev/mail.json` is the same for programs.
 */
export function registerDevInbox(fastify: FastifyInstance, options: DevInboxOptions): void {
  const visible = async (request: FastifyRequest): Promise<KeptMails | MailsUnusable | null> => {
    const reader = options.readerOf(request);
    if (reader === 'NOTHING') return null;
    const kept = await options.inbox.look().catch(asUnusable);
    if (reader === 'EVERYTHING') return kept;
    // What is wrong with the folder is for who sits at this computer.
    if (kept instanceof MailsUnusable) return null;
    return {
      mails: kept.mails.filter((mail) => mail.kind !== 'SIGN_IN' && mail.letsIn !== true),
      broken: [],
    };
  };
  fastify.get('/dev/mail.json', async (request, reply) => {
    const kept = await visible(request);
    if (kept instanceof MailsUnusable) {
      return reply.code(503).send({ code: 'UNAVAILABLE', message: kept.message });
    }
    return kept ? reply.header('cache-control', 'no-store').send(kept.mails) : notHere(reply);
  });
  fastify.get('/dev/mail', async (request, reply) => {
    const kept = await visible(request);
    if (kept instanceof MailsUnusable) return page(reply.code(503), 'Mail', warning(kept.message));
    if (kept === null) return notHere(reply);
    const { mails, broken } = kept;
    const list = listOf(mails, await options.waiting());
    if (broken.length === 0) return page(reply, 'Mail', list);
    return page(reply, 'Mail', html`${warning(brokenIn(options.inbox.folder, broken))}${list}`);
  });
  fastify.get<{ Params: { id: string } }>('/dev/mail/:id', async (request, reply) => {
    const { id } = request.params;
    const kept = isId(id) ? await visible(request) : null;
    if (kept instanceof MailsUnusable) return page(reply.code(503), 'Mail', warning(kept.message));
    const mail = kept?.mails.find((each) => each.id === id);
    return mail ? page(reply, mail.subject, oneMail(mail)) : notHere(reply);
  });
}

function asUnusable(error: unknown): MailsUnusable {
  if (error instanceof MailsUnusable) return error;
  throw error;
}

function warning(says: string): Html {
  return html`<p class="warning" role="alert">${says}</p>`;
}

function notHere(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'NOT_FOUND', message: 'There is no such mail here.' });
}

function listOf(mails: readonly KeptMail[], waiting: readonly WaitingMail[]): Html {
  if (mails.length === 0 && waiting.length === 0) {
    return html`<h1>Mail</h1>
      <p>Nothing was sent yet. What the product mails shows up here, the newest first.</p>`;
  }
  return html`<h1>Mail</h1>
    <p class="quiet">
      No SMTP server is configured, so mails are kept here; nothing left this computer. Times are in
      UTC.
    </p>
    ${waiting.length === 0 ? [] : [waitingOf(waiting)]} ${mails.length === 0 ? [] : [sentOf(mails)]}`;
}

function waitingOf(waiting: readonly WaitingMail[]): Html {
  return html`<h2>Waiting for the morning of their reader</h2>
    <p class="quiet">Mails about decisions go out between 08:00 and 21:00 on the reader’s clock.</p>
    ${table(
      'Goes out',
      waiting.map(({ dueAt, to, subject }) => ({
        at: dueAt.toISOString(),
        to,
        what: html`${subject}`,
      })),
    )}`;
}

function sentOf(mails: readonly KeptMail[]): Html {
  return html`<h2>Sent</h2>
    ${table(
      'Sent',
      mails.map(({ at, to, id, subject }) => {
        return { at, to, what: html`<a href="/dev/mail/${id}">${subject}</a>` };
      }),
    )}`;
}

interface Line {
  readonly at: string;
  readonly to: string;
  readonly what: Html;
}

function table(when: string, lines: readonly Line[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${when}</th>
        <th scope="col">To</th>
        <th scope="col">Subject</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ at, to, what }) =>
          html`<tr>
            <td><time datetime="${at}">${minuteOf(at)}</time></td>
            <td>${to}</td>
            <td>${what}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

function oneMail(mail: KeptMail): Html {
  return html`<p><a href="/dev/mail">All mail</a></p>
    <h1>${mail.subject}</h1>
    <p class="quiet">
      ${mail.fromName === undefined ? '' : html`From ${mail.fromName} ·`} To ${mail.to} ·
      <time datetime="${mail.at}">${minuteOf(mail.at)} UTC</time> ·
      ${mail.kind}${mail.replyTo === undefined ? '' : html` · answers go to ${mail.replyTo}`}
    </p>
    <iframe
      title="The mail"
      sandbox="allow-top-navigation-by-user-activation"
      srcdoc="${withBase(mail.html)}"
    ></iframe>
    <h2>As plain text</h2>
    <pre>${linked(mail.text)}</pre>`;
}

/** Links of the mail open in the window, not in the frame. */
function withBase(mailHtml: string): string {
  return mailHtml.includes('<head>')
    ? mailHtml.replace('<head>', '<head><base target="_top">')
    : `<base target="_top">${mailHtml}`;
}

function linked(text: string): Html {
  return raw(
    escapeHtml(text).replaceAll(/https?:\/\/[^\s<&]+(?:&amp;[^\s<&]+)*/g, '<a href="$&">$&</a>'),
  );
}

function page(reply: FastifyReply, title: string, body: Html): FastifyReply {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text);
}

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1d2b27; background: #f4f3ef; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
table { width: 100%; border-collapse: collapse; background: #fff; }
th, td { padding: 0.6rem 0.75rem; text-align: left; border-bottom: 1px solid #e4e1d8; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
iframe { width: 100%; height: 34rem; border: 1px solid #e4e1d8; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; padding: 1rem; border: 1px solid #e4e1d8; }
a { color: #14523f; }
.quiet { color: #55635e; }
.warning { padding: 0.75rem 1rem; border-left: 4px solid #a33b1f; background: #fff; overflow-wrap: anywhere; }
`;
