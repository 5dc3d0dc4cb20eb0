import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMoment, systemClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { registerDevInbox, type InboxReader, type WaitingMail } from './dev-inbox.js';
import { FileMailer, type KeptMail } from './file-mailer.adapter.js';

describe('/dev/mail', () => {
  let folder: string;
  let inbox: FileMailer;
  let server: FastifyInstance;
  let url: string;
  let reader: InboxReader;
  let waiting: WaitingMail[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodturn-mail-'));
    inbox = new FileMailer(folder, systemClock);
    reader = 'EVERYTHING';
    waiting = [];
    server = fastify();
    registerDevInbox(server, {
      inbox,
      waiting: () => Promise.resolve(waiting),
      readerOf: () => reader,
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
    const mail = {
      to: 'mei@example.com',
      text: 'Open https://x.example/?a=1&b=2',
      kind: 'SIGN_IN',
    };
    await inbox.send({ ...mail, subject: '<i>Sign in</i>', html: '<head></head><p>"hi"</p>' });
    await inbox.send({ ...mail, subject: 'Points', html: '<p>p</p>', kind: 'POINTS_AWARDED' });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const get = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
  const mails = async (): Promise<KeptMail[]> =>
    (await (await fetch(`${url}/dev/mail.json`)).json()) as KeptMail[];

  it('lists what was kept, as a page and for programs', async () => {
    const list = await get('/dev/mail');
    expect(list).toContain('&lt;i&gt;Sign in&lt;/i&gt;');
    expect(list).toContain('Points');
    expect((await mails()).map((mail) => mail.kind).sort()).toEqual(['POINTS_AWARDED', 'SIGN_IN']);
  });

  it('says what waits for the morning of its reader, and until when', async () => {
    expect(await get('/dev/mail')).not.toContain('Waiting');
    const dueAt = parseMoment('2026-11-22T23:00:00Z');
    waiting = [{ to: 'yuki@example.com', subject: '<b>Approved</b>', dueAt }];
    const list = await get('/dev/mail');
    expect(list).toContain('Waiting for the morning of their reader');
    expect(list).toContain('<time datetime="2026-11-22T23:00:00.000Z">2026-11-22 23:00</time>');
    expect(list).toContain('&lt;b&gt;Approved&lt;/b&gt;');
    reader = 'NOTHING';
    expect((await fetch(`${url}/dev/mail`)).status).toBe(404);
  });

  it('shows one mail: its HTML in a frame that runs nothing, its links in the text', async () => {
    const signIn = (await mails()).find((mail) => mail.kind === 'SIGN_IN');
    const shown = await get(`/dev/mail/${signIn?.id ?? ''}`);
    expect(shown).toContain('srcdoc="&lt;head&gt;&lt;base target=&quot;_top&quot;&gt;');
    expect(shown).not.toContain('allow-scripts');
    expect(shown).toContain('<a href="https://x.example/?a=1&amp;b=2">');
  });

  it('keeps sign-in links from readers who are not at this computer', async () => {
    const signIn = (await mails()).find((mail) => mail.kind === 'SIGN_IN');
    reader = 'WITHOUT_SIGN_IN';
    expect((await mails()).map((mail) => mail.kind)).toEqual(['POINTS_AWARDED']);
    expect((await fetch(`${url}/dev/mail/${signIn?.id ?? ''}`)).status).toBe(404);
    reader = 'NOTHING';
    for (const path of ['/dev/mail', '/dev/mail.json', `/dev/mail/${signIn?.id ?? ''}`]) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
  });

  it('answers 404 for a mail that is not there, and for what is no id', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000000', '..%2F..%2Fsecrets']) {
      expect((await fetch(`${url}/dev/mail/${id}`)).status).toBe(404);
    }
  });

  it('names a file that is broken, and a folder that is none, to who is at this computer', async () => {
    await writeFile(join(folder, `${newId()}.json`), '{');
    expect(await get('/dev/mail')).toMatch(/role="alert">In \S+ these files hold no mail.*Delete/);
    expect(await mails()).toHaveLength(2);
    reader = 'WITHOUT_SIGN_IN';
    expect(await get('/dev/mail')).not.toContain(folder);
    await rm(folder, { recursive: true });
    await writeFile(folder, '');
    for (const path of ['/dev/mail', '/dev/mail.json', `/dev/mail/${newId()}`]) {
      reader = 'EVERYTHING';
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(`Mails cannot be kept in ${folder}`);
      reader = 'WITHOUT_SIGN_IN';
      expect(await get(path)).not.toContain(folder);
    }
  });
});
