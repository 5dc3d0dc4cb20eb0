import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.js';
import { isId, newId, type Id } from '../../kernel/ids.js';
import { MailNotTaken, type DeliveryWatch, type Mail, type Mailer } from './mailer.js';

const KEPT = 500;

/** A mail as it was kept; `at` is RFC 3339. */
export interface KeptMail extends Omit<Mail, 'id'> {
  readonly id: Id;
  readonly at: string;
}

/**
 * Where no SMTP server is configured: mails are kept as files in the home, so that every process
 * and `/dev/mail` see them. The newest 500 stay.
 */
export class FileMailer implements Mailer {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly kept = KEPT,
  ) {}

  async send(mail: Mail, { begins }: DeliveryWatch = {}): Promise<void> {
    await begins?.();
    try {
      await this.keep(mail);
    } catch (error) {
      // The last step gives the file its name: after a failure the mail does not exist.
      throw new MailNotTaken('UNREACHABLE', (error as NodeJS.ErrnoException).code ?? 'EIO');
    }
  }

  private async keep(mail: Mail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const id of (await this.ids()).slice(this.kept - 1))
      await rm(this.fileOf(id), { force: true });
    const kept: KeptMail = { ...mail, id: newId(), at: this.clock.now().toISOString() };
    const file = join(this.folder, `${kept.id}.json`);
    // A reader never gets half a mail: only files named `<id>.json` are read.
    await writeFile(`${file}.part`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    await rename(`${file}.part`, file);
  }

  async forget(programId: Id): Promise<void> {
    for (const mail of await this.list()) {
      if (mail.programId === programId) await rm(this.fileOf(mail.id), { force: true });
    }
  }

  /** The newest first. */
  async list(): Promise<KeptMail[]> {
    const mails = await Promise.all(
      (await this.ids()).slice(0, this.kept).map((id) => this.find(id)),
    );
    return mails.filter((mail) => mail !== null);
  }

  async find(id: Id): Promise<KeptMail | null> {
    try {
      return JSON.parse(await readFile(this.fileOf(id), 'utf8')) as KeptMail;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
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
      throw error;
    }
  }

  private fileOf(id: Id): string {
    return join(this.folder, `${id}.json`);
  }
}
