import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { FileMailer } from './file-mailer.adapter.js';
import type { Mail } from './mailer.js';

const mail: Mail = { to: 'mei@example.com', subject: '1', text: 't', html: '<p>t</p>', kind: 'K' };

describe('mails kept as files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'goodturn-mail-')), 'mail');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are empty before the first, and then found by another process, the newest first', async () => {
    expect(await new FileMailer(folder, systemClock).list()).toEqual([]);
    await new FileMailer(folder, systemClock).send(mail);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await new FileMailer(folder, systemClock).send({ ...mail, subject: '2' });
    const found = await new FileMailer(folder, systemClock).list();
    expect(found.map((each) => each.subject)).toEqual(['2', '1']);
    expect(found[1]).toMatchObject(mail);
  });

  it('keep the newest, and no more than asked for', async () => {
    const mailer = new FileMailer(folder, systemClock, 2);
    for (const subject of ['1', '2', '3']) {
      await mailer.send({ ...mail, subject });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect((await mailer.list()).map((each) => each.subject)).toEqual(['3', '2']);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('are readable by their owner only, and other files in the folder are left alone', async () => {
    const mailer = new FileMailer(folder, systemClock, 1);
    await mailer.send(mail);
    await writeFile(join(folder, 'note.json'), '{}');
    await writeFile(join(folder, `${newId()}.json.part`), '{"half":');
    await mailer.send({ ...mail, subject: '2' });
    const [kept] = await mailer.list();
    expect(kept?.subject).toBe('2');
    const { mode } = await stat(join(folder, `${kept?.id ?? ''}.json`));
    expect(mode & 0o077).toBe(0);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"id": "'],
    ['no object', '"mail"'],
    ['without a part', '{"id": "x", "to": "mei@example.com"}'],
    ['a folder', null],
  ])('hide no others where one is %s, which is named', async (_what, text) => {
    const mailer = new FileMailer(folder, systemClock);
    await mailer.send(mail);
    await mailer.reach();
    const id = newId();
    const file = join(folder, `${id}.json`);
    await (text === null ? mkdir(file) : writeFile(file, text));
    expect(await mailer.look()).toMatchObject({ mails: [mail], broken: [`${id}.json`] });
    const said = `In ${folder} these files hold no mail, .*: ${id}.json. Delete them.`;
    await expect(mailer.reach()).rejects.toThrow(new RegExp(said));
    // What it held of a programme that is deleted nobody can say.
    await mailer.forget(newId());
    expect(await mailer.look()).toMatchObject({ mails: [mail], broken: [] });
    await mailer.reach();
  });

  it('are told to be impossible where their folder is a file, with what to do', async () => {
    await writeFile(folder, '');
    const mailer = new FileMailer(folder, systemClock);
    const says = /Mails cannot be kept in \S+\/mail, a folder of the home .*Move away/;
    await expect(mailer.look()).rejects.toThrow(says);
    await expect(mailer.reach()).rejects.toThrow(says);
    await expect(mailer.send(mail)).rejects.toMatchObject({
      because: 'UNREACHABLE',
      place: folder,
    });
    await rm(folder);
    await mailer.send(mail);
    await mailer.reach();
    expect(await mailer.list()).toMatchObject([mail]);
  });
});
