import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.js';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { isId, newId, type Id } from '../../kernel/ids.js';
import { fileErrorReason, wayOutOf } from '../errors/file-error.js';
import { MailNotTaken, type DeliveryWatch, type Mail, type Mailer } from './mailer.js';

const KEPT = 500;

/** A mail as it was kept; `at` is RFC 3339. */
export interface KeptMail extends Omit<Mail, 'id'> {
  readonly id: Id;
  readonly at: string;
}

/** What readers of a kept mail lean on. */
const Kept = z.looseObject({
  id: z.string().refine(isId),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  kind: z.string(),
});

export interface KeptMails {
  /** the newest first */
  readonly mails: readonly KeptMail[];
  /** files in the place of mails that hold none, or that we may not read */
  readonly broken: readonly string[];
}

/** The folder cannot be used, or files in it cannot; the message says what to do. */
export class MailsUnusable extends DisplayableError {
  override readonly name = 'MailsUnusable';
}

/**
 * Where no SMTP server is configured: mails are kept as files in the home, so that every process
 * and `/dev/mail` see them. The newest 500 stay.
 */
export class FileMailer implements Mailer {
  constructor(
    readonly folder: string,
    private readonly clock: Clock,
    private readonly kept = KEPT,
  ) {}

  async send(mail: Mail, { begins }: DeliveryWatch = {}): Promise<void> {
    await begins?.();
    try {
      await this.keep(mail);
    } catch (error) {
      // The last step gives the file its name: after a failure the mail does not exist.
      const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
      throw new MailNotTaken('UNREACHABLE', code, this.folder);
    }
  }

  private async keep(mail: Mail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const id of (await this.ids()).slice(this.kept - 1))
      await rm(this.fileOf(id), { recursive: true, force: true });
    const kept: KeptMail = { ...mail, id: newId(), at: this.clock.now().toISOString() };
    const file = join(this.folder, `${kept.id}.json`);
    // A reader never gets half a mail: only files named `<id>.json` are read.
    await writeFile(`${file}.part`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    await rename(`${file}.part`, file);
  }

  /** A broken file may hold a mail of this programme: nobody can say that it does not. */
  async forget(programId: Id): Promise<void> {
    const { mails, broken } = await this.look();
    for (const mail of mails) {
      if (mail.programId === programId) await rm(this.fileOf(mail.id), { force: true });
    }
    for (const name of broken) await rm(join(this.folder, name), { recursive: true, force: true });
  }

  /** The newest first. Throws MailsUnusable. */
  async list(): Promise<readonly KeptMail[]> {
    return (await this.look()).mails;
  }

  /** Also what holds no mail any more: one broken file must not hide the others. */
  async look(): Promise<KeptMails> {
    const ids = (await this.ids()).slice(0, this.kept);
    const found = await Promise.all(ids.map(async (id) => ({ id, mail: await this.find(id) })));
    return {
      mails: found.flatMap(({ mail }) => (mail === null || mail === 'BROKEN' ? [] : [mail])),
      broken: found.filter(({ mail }) => mail === 'BROKEN').map(({ id }) => `${id}.json`),
    };
  }

  /** Writes and deletes a file, and reads all mails. Throws MailsUnusable. */
  async reach(): Promise<void> {
    const file = join(this.folder, `${newId()}.part`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(file, 'Goodturn looks whether it can keep mails.', { mode: 0o600 });
    } catch (error) {
      throw this.unusable(error);
    } finally {
      await rm(file, { force: true }).catch(() => undefined);
    }
    const { broken } = await this.look();
    if (broken.length > 0) throw new MailsUnusable(brokenIn(this.folder, broken));
  }

  /** Null where it was deleted meanwhile. */
  private async find(id: Id): Promise<KeptMail | 'BROKEN' | null> {
    try {
      const read: unknown = JSON.parse(await readFile(this.fileOf(id), 'utf8'));
      return Kept.safeParse(read).success ? (read as KeptMail) : 'BROKEN';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      if (error instanceof SyntaxError || fileErrorReason(error) !== null) return 'BROKEN';
      throw error;
    }
  }

  private unusable(error: unknown): unknown {
    const reason = fileErrorReason(error);
    if (reason === null) return error;
    return new MailsUnusable(
      `Mails cannot be kept in ${this.folder}, a folder of the home (GOODTURN_HOME): ${reason}. ${wayOutOf(error)}`,
    );
  }

  /** Ids sort by the time that they were made. */
  private async ids(): Promise<Id[]> {
    try {
      const names = await readdir(this.folder);
      return names
        .filter((name) => name.endsWith('.json') && isId(name.slice(0, -'.json'.length)))
        .map((name) => name.slice(0, -'.json'.length))
        .sort()
        .reverse();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw this.unusable(error);
    }
  }

  private fileOf(id: Id): string {
    return join(this.folder, `${id}.json`);
  }
}

/** For people: which files, and what to do. */
export function brokenIn(folder: string, names: readonly string[]): string {
  return `In ${folder} these files hold no mail, or only a part of one, or may not be read: ${names.join(', ')}. Delete them.`;
}
