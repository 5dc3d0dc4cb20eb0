import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSmtpServer, type SmtpServer } from '../../../test/support/servers/smtp-server.js';
import type { Mail } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.adapter.js';

const mail: Mail = {
  to: 'Mei Tanaka <mei@example.com>',
  subject: 'ポイント 500',
  text: 'plain words',
  html: '<p>rich words</p>',
  kind: 'POINTS_AWARDED',
  unsubscribeUrl: 'https://advocates.example/unsubscribe/token',
};

describe('mail by SMTP', () => {
  let server: SmtpServer;
  let mailer: SmtpMailer;
  beforeEach(async () => {
    server = await startSmtpServer();
    mailer = new SmtpMailer(server.url, 'Goodturn <goodturn@example.com>');
  });
  afterEach(async () => {
    await mailer.close();
    await server.close();
  });

  it('passes on sender, reader, subject and both bodies', async () => {
    await mailer.send(mail);
    const [message] = server.received;
    expect(message).toMatchObject({ from: 'goodturn@example.com', to: ['mei@example.com'] });
    expect(message?.data).toContain('plain words');
    expect(message?.data).toContain('<p>rich words</p>');
  });

  it('R-N1: carries an unsubscribe that mail programs can use by themselves', async () => {
    await mailer.send(mail);
    const head = (server.received[0]?.data ?? '').replaceAll(/\r\n[ \t]+/g, ' ');
    expect(head).toContain('List-Unsubscribe: <https://advocates.example/unsubscribe/token>');
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('R-U4: bears the name of who sends it, at our address, and an answer goes to them', async () => {
    await mailer.send({
      ...mail,
      fromName: 'Dana "D" Cole <x@y.example>',
      replyTo: 'dana@acme.example',
    });
    const [message] = server.received;
    expect(message?.from).toBe('goodturn@example.com');
    const from = /^From: (.*)$/m.exec(message?.data ?? '')?.[1]?.trim() ?? '';
    expect(from).toMatch(/ <goodturn@example\.com>$/);
    expect(from.match(/<[^>]*>/g)?.at(-1)).toBe('<goodturn@example.com>');
    expect(message?.data).toContain('Reply-To: dana@acme.example');
  });

  it('throws where the server does not take the mail, and sends the next', async () => {
    server.refuseNext();
    await expect(mailer.send(mail)).rejects.toThrow(/550/);
    await mailer.send({ ...mail, text: 'second try' });
    expect(server.received).toHaveLength(1);
  });
});
