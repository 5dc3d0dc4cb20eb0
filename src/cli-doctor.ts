import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { cliConfig, cliLogger, failureOf, FoundWrong, print } from './cli-app.js';
import { remark, well, wrong, type Finding, type Grade, type Seen } from './cli-doctor-findings.js';
import {
  files,
  hasData,
  haveSecrets,
  home,
  log,
  mail,
  pictures,
  secretsFile,
} from './cli-doctor-home.js';
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
import {
  checkSecrets,
  lookAtInstallation,
  type Installation as Opened,
} from './platform/installation/index.js';
import {
  assertConnectionBudget,
  Jobs,
  QUEUE_NAMES,
  queueConnections,
  reachRedis,
} from './platform/jobs/index.js';
import { oldestUnsentSeconds } from './platform/outbox/index.js';

type Installation = Omit<Opened, 'secrets'>;
type Look = () => Seen | Promise<Seen>;

const MARK: Readonly<Record<Grade, string>> = { WELL: 'ok', REMARK: '--', WRONG: '!!' };
/** A job looks after these each second: a minute behind means that no worker runs. */
const BEHIND_SECONDS = 60;

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

type Looking = (what: string, at: Look) => Promise<boolean>;

async function examine(look: Looking): Promise<void> {
  const found: { config?: Config } = {};
  await look('version', version);
  await look('settings', () => {
    found.config = cliConfig();
    return well(`${found.config.environment}, ${found.config.publicUrl}`);
  });
  const { config } = found;
  if (!config) return;
  await look('home', () => home(config));
  await look('log', () => log(config));
  const isMade = config.databaseUrl !== null || hasData(config);
  if (isMade || config.bucket !== null) await look('files', () => files(config));
  if (isMade || config.smtpUrl !== null) await look('mail', () => mail(config));
  await look('pictures', pictures);
  const { redisUrl } = config;
  if (redisUrl !== null) await look('redis', () => redis({ ...config, redisUrl }));
  await look('secrets', () => secretsFile(config));
  if (isMade) await examineDatabase(config, look);
}

async function examineDatabase(config: Config, look: Looking): Promise<void> {
  const found: { installation?: Installation } = {};
  await look('database', async () => {
    found.installation = await lookAtInstallation(await openServer(config, () => undefined));
    return database(found.installation);
  });
  const { installation } = found;
  if (!installation) return;
  try {
    await look('connections', () => connections(config, installation));
    if (!(await look('migrations', () => migrations(config, installation)))) return;
    if (await haveSecrets(config)) await look('data', () => data(config, installation));
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

/** It answers, and does not throw jobs away. */
async function redis(config: Config & { readonly redisUrl: string }): Promise<Seen> {
  await reachRedis(config, cliLogger(config));
  return well(`answers at ${new URL(config.redisUrl).host}`);
}

/** Another installation's secrets are found out by the marks that the data has. */
async function data(config: Config, installation: Installation): Promise<Seen> {
  await checkSecrets(config, installation);
  return well('written with these secrets');
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
