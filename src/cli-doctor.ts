import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { cliConfig, cliLogger, failureOf, FoundWrong, print } from './cli-app.js';
import { mailBacklog } from './features/notifications/index.js';
import { oldestOverdueSeconds } from './features/referrals/index.js';
import { CONNECTIONS } from './open-ground.js';
import type { Config } from './platform/config/index.js';
import {
  connectClient,
  CrossProgramDatabase,
  makePool,
  pendingMigrations,
  poolOptions,
} from './platform/database/index.js';
import { openServer } from './database-server.js';
import { openFileStore, probeFiles } from './platform/files/index.js';
import { openInstallation, type Installation } from './platform/installation/index.js';
import {
  assertConnectionBudget,
  Jobs,
  QUEUE_NAMES,
  queueConnections,
} from './platform/jobs/index.js';
import { openMailer } from './platform/mail/index.js';
import { oldestUnsentSeconds } from './platform/outbox/index.js';

/** `REMARK`: worth knowing, and nothing is broken. */
type Grade = 'WELL' | 'REMARK' | 'WRONG';

interface Finding {
  readonly what: string;
  readonly grade: Grade;
  readonly says: string;
}

type Seen = Omit<Finding, 'what'>;
type Look = () => Seen | Promise<Seen>;

const MARK: Readonly<Record<Grade, string>> = { WELL: 'ok', REMARK: '--', WRONG: '!!' };
/** A job looks after these each second: a minute behind means that no worker runs. */
const BEHIND_SECONDS = 60;

const well = (says: string): Seen => ({ grade: 'WELL', says });
const remark = (says: string): Seen => ({ grade: 'REMARK', says });
const wrong = (says: string): Seen => ({ grade: 'WRONG', says });

/** Checks everything that an installation needs. Throws FoundWrong where something is broken. */
export async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
  const findings: Finding[] = [];
  const look = async (what: string, at: Look): Promise<boolean> => {
    const finding = await attempt(what, at);
    findings.push({ what, ...finding });
    if (!json) print(`${MARK[finding.grade]}  ${what.padEnd(12)} ${finding.says}`);
    return finding.grade !== 'WRONG';
  };
  await examine(look);
  if (json) print(JSON.stringify(findings));
  if (findings.some(({ grade }) => grade === 'WRONG')) throw new FoundWrong();
}

async function attempt(what: string, at: Look): Promise<Seen> {
  try {
    return await at();
  } catch (error) {
    return wrong(failureOf(error, `looking at ${what}`).lines.join(' '));
  }
}

async function examine(look: (what: string, at: Look) => Promise<boolean>): Promise<void> {
  const found: { config?: Config; installation?: Installation } = {};
  await look('version', version);
  await look('settings', () => {
    found.config = cliConfig();
    return well(`${found.config.environment}, ${found.config.publicUrl}`);
  });
  const { config } = found;
  if (!config || !(await look('home', () => home(config)))) return;
  await look('secrets', () => secrets(config));
  if (config.databaseUrl === null && config.bucket === null && !hasData(config)) return;
  await look('files', () => files(config));
  await look('mail', () => mail(config));
  if (config.databaseUrl === null && !hasData(config)) return;
  await look('database', async () => {
    const report = (): void => undefined;
    const server = await openServer(config, report);
    found.installation = await openInstallation(config, server, { migrate: false, report });
    return database(found.installation);
  });
  const { installation } = found;
  if (!installation) return;
  try {
    await look('migrations', () => migrations(config, installation));
    await look('connections', () => connections(config, installation));
    await look('queue', () => queue(config, installation));
    await look('work', () => work(installation));
  } finally {
    await installation.release();
  }
}

async function version(): Promise<Seen> {
  const file = new URL('../../package.json', import.meta.url);
  const { version: own } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return well(`Goodturn ${own}, Node ${process.version}`);
}

function hasData({ home: folder }: Config): boolean {
  return existsSync(join(folder, 'postgres', 'data', 'PG_VERSION'));
}

function home(config: Config): Promise<Seen> {
  const { home: folder, databaseUrl } = config;
  if (databaseUrl !== null) return Promise.resolve(well(`${folder}; the database is elsewhere`));
  return Promise.resolve(
    hasData(config) ? well(folder) : remark(`${folder} has no data yet; npm start makes it`),
  );
}

/** With a real file: written, read again, deleted. */
async function files(config: Config): Promise<Seen> {
  const store = openFileStore(config);
  await probeFiles(store);
  return well(`kept in ${store.place}`);
}

/** Connects to the mail server, and sends nothing. */
async function mail(config: Config): Promise<Seen> {
  if (config.smtpUrl === null) return remark('no SMTP_URL: mails are kept in the home');
  const mailer = openMailer(config);
  try {
    await mailer.reach();
    return well(`leaves by ${new URL(config.smtpUrl).host}`);
  } finally {
    await mailer.close();
  }
}

async function secrets(config: Config): Promise<Seen> {
  if (config.secrets !== null) return well('from the environment');
  const file = join(config.home, 'secrets.json');
  if (!existsSync(file)) return remark('none yet; the first start makes them');
  const mode = (await stat(file)).mode & 0o777;
  return (mode & 0o077) === 0
    ? well(`${file}, readable by its owner alone`)
    : wrong(`${file} may be read by others (mode ${mode.toString(8)}); chmod 600 it`);
}

/** One connection for one query. */
async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectClient({ connectionString: url });
  try {
    return await question(client);
  } finally {
    await client.end();
  }
}

async function database({ databaseUrl, mode }: Installation): Promise<Seen> {
  const server = await ask(databaseUrl, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? 'of an unknown version';
  });
  const { host, pathname } = new URL(databaseUrl);
  return well(`PostgreSQL ${server} at ${decodeURIComponent(host)}${pathname}, mode ${mode}`);
}

async function migrations(
  { migrationDatabaseUrl }: Config,
  { databaseUrl }: Installation,
): Promise<Seen> {
  const pending = await ask(migrationDatabaseUrl ?? databaseUrl, pendingMigrations);
  return pending.length === 0
    ? well('up to date')
    : wrong(`${pending.join(', ')} did not run yet; run: npm run cli -- migrate`);
}

async function connections(config: Config, { databaseUrl }: Installation): Promise<Seen> {
  const budget = { ...CONNECTIONS, queue: queueConnections({ ...config, role: 'all' }) };
  await ask(databaseUrl, (client) => assertConnectionBudget(client, budget));
  const sum = Object.values(budget).reduce((all, each) => all + each, 0);
  return well(`a server needs ${String(sum)}, and the database allows them`);
}

async function queue(config: Config, installation: Installation): Promise<Seen> {
  const { databaseUrl: url, mode } = installation;
  const jobs = new Jobs({ config, database: { url, mode } }, cliLogger(config));
  const place = config.redisUrl === null ? 'on PostgreSQL' : `on ${new URL(config.redisUrl).host}`;
  try {
    const failed = await jobs.failedCount();
    const { alive, silent } = await jobs.queueCanary();
    if (silent.length === QUEUE_NAMES.length) {
      return remark(`${place}; no worker answers, so no server is running`);
    }
    if (!alive) return wrong(`${place}; these queues run no job: ${silent.join(', ')}`);
    return failed === 0
      ? well(`${place}, workers answer`)
      : remark(`${place}, workers answer; ${String(failed)} jobs have failed for good`);
  } finally {
    await jobs.close();
  }
}

async function work({ databaseUrl, mode }: Installation): Promise<Seen> {
  const pool = makePool(poolOptions(databaseUrl, mode, 'goodturn_jobs', 1), () => undefined);
  const crossProgram = new CrossProgramDatabase(pool);
  try {
    const events = Math.round(await oldestUnsentSeconds(crossProgram));
    const windows = await oldestOverdueSeconds(crossProgram);
    const { oldestOverdueSeconds: mails, failed } = await mailBacklog(crossProgram);
    const says =
      `oldest event not sent ${String(events)} s, oldest window not closed ${String(windows)} s, ` +
      `oldest mail not sent ${String(mails)} s`;
    if (Math.max(events, windows, mails) > BEHIND_SECONDS) return remark(`behind: ${says}`);
    return failed === 0 ? well(says) : remark(`${says}; ${String(failed)} mails have failed`);
  } finally {
    await crossProgram.end();
  }
}
