import { existsSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { remark, well, wrong, type Seen } from './cli-doctor-findings.js';
import { DisplayableError } from './kernel/displayable-error.js';
import { findSecretsOfHome, secretsFileOf, type Config } from './platform/config/index.js';
import { fileErrorReason } from './platform/errors/file-error.js';
import { openFileStore, probeFiles } from './platform/files/index.js';
import { openMailer } from './platform/mail/index.js';
import { Pictures } from './platform/pictures/index.js';
import { logFileOf, probeLog } from './platform/telemetry/index.js';

/** What `doctor` looks at outside the database: the files of the home, mails, pictures. */

/** Also where what is there is no database any more, or not for us: then opening it says so. */
export function hasData({ home: folder }: Config): boolean {
  const data = join(folder, 'postgres', 'data');
  try {
    return readdirSync(data).length > 0;
  } catch (error) {
    if (fileErrorReason(error) === null) throw error;
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

export function home(config: Config): Seen {
  const { home: folder, databaseUrl } = config;
  if (databaseUrl !== null) return well(`${folder}; the database is elsewhere`);
  if (hasData(config)) return well(folder);
  if (!existsSync(secretsFileOf(folder))) {
    return remark(`${folder} has no data yet; npm start makes it`);
  }
  return remark(
    `${folder} has secrets and no database: npm start makes an empty one. ` +
      `Where there was one, put ${join(folder, 'postgres')} back from a backup first`,
  );
}

export function log(config: Config): Seen {
  const file = logFileOf(config);
  if (file === null) return well('on standard output');
  if (!existsSync(config.home)) return remark('none yet');
  probeLog(file);
  return well(file);
}

export async function secretsFile(config: Config): Promise<Seen> {
  if (config.secrets !== null) return well('from the environment');
  const file = secretsFileOf(config.home);
  if ((await findSecretsOfHome(config.home)) === null) {
    return hasData(config)
      ? wrong(`${file} is not there. Put it back from a backup`)
      : remark('none yet; the first start makes them');
  }
  return (await othersMayRead(file)) ?? well(`${file}, readable by its owner alone`);
}

/** False also where they are broken. */
export async function haveSecrets({ secrets, home: folder }: Config): Promise<boolean> {
  if (secrets !== null) return true;
  try {
    return (await findSecretsOfHome(folder)) !== null;
  } catch (error) {
    if (error instanceof DisplayableError) return false;
    throw error;
  }
}

/** With a real file: written, read again, deleted. */
export async function files(config: Config): Promise<Seen> {
  const store = openFileStore(config);
  await probeFiles(store);
  const folder = join(config.home, 'files');
  const seen = config.bucket === null ? await othersMayRead(folder) : null;
  return seen ?? well(`kept in ${store.place}`);
}

async function othersMayRead(file: string): Promise<Seen | null> {
  const info = await stat(file);
  const mode = info.mode & 0o777;
  // Users of a group may share a folder on purpose.
  const isPrivate = (mode & (info.isDirectory() ? 0o007 : 0o077)) === 0;
  if (isPrivate || process.platform === 'win32') return null;
  const right = info.isDirectory() ? '700' : '600';
  return wrong(`${file} may be read by others (mode ${mode.toString(8)}): chmod ${right} it`);
}

/** Connects to the mail server and sends nothing, or writes a file where mails are kept, and reads all. */
export async function mail(config: Config): Promise<Seen> {
  const mailer = openMailer(config);
  try {
    await mailer.reach();
  } finally {
    await mailer.close();
  }
  if (config.smtpUrl !== null) return well(`leaves by ${new URL(config.smtpUrl).host}`);
  return remark(`no SMTP_URL: mails are kept in ${join(config.home, 'mail')}`);
}

/** Reads one, and makes it anew. */
export async function pictures(): Promise<Seen> {
  await new Pictures().reach();
  return well('are read and made anew');
}
