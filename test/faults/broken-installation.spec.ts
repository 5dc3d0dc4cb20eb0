import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTER, FILES, FOLDER, MISSING, replace } from '../support/installation/broken-files.js';
import { Commands } from '../support/processes/commands.js';
import { isAlive, makeFolder, serverPid } from '../support/processes/embedded-process.js';
import { CliProcess, ProductProcess, type Settings } from '../support/processes/product-process.js';
import { startRedis, type TestRedis } from '../support/servers/redis.js';

const hasFullDisk = existsSync('/dev/full');
if (!hasFullDisk)
  process.stderr.write('No /dev/full here: a log that is linked to it is skipped.\n');
const onFullDisk = hasFullDisk ? it : it.skip;

/** One installation with its own database; what each case breaks of it is mended again. */
describe('an installation that is broken', () => {
  const folder = makeFolder();
  const home = join(folder, 'home');
  let settings: Settings;
  let server: ProductProcess;
  let commands: Commands;
  let redis: TestRedis;

  beforeAll(async () => {
    redis = await startRedis();
    settings = { GOODTURN_HOME: home, GOODTURN_SEED: '0', REDIS_URL: redis.url };
    const umask = process.umask(0);
    server = await ProductProcess.start(settings);
    process.umask(umask);
    commands = new Commands(settings);
  }, 120_000);
  afterAll(async () => {
    await commands.close();
    await server.kill('SIGTERM');
    await redis.close();
    rmSync(folder, { recursive: true });
  }, 60_000);

  /** Nothing of a library, and no stack. */
  const FOREIGN = /\bat .*\.js:\d+|ENOENT: |SyntaxError|JSON at|ZodError|nobody foresaw/;

  const at = (name: string): string => join(home, name);

  async function isNamed(says: RegExp, change: Settings = {}): Promise<void> {
    const found = (await commands.wrong(change)).join('\n');
    expect(found).toMatch(says);
    expect(found).not.toMatch(FOREIGN);
  }

  const isWell = async (): Promise<void> => {
    expect(await commands.wrong()).toEqual([]);
  };

  /** A command opens the installation as a start does. */
  async function isRefused(says: RegExp, change: Settings = {}): Promise<void> {
    const { code, told } = await commands.run(['migrate'], change);
    expect(told).toMatch(says);
    expect(told).not.toMatch(FOREIGN);
    expect(code).toBeGreaterThan(0);
  }

  it('is well before', isWell, 60_000);

  /** What somebody who is neither its owner nor of its group can read or write below a folder. */
  function openToOthers(place: string): string[] {
    const { mode } = statSync(place);
    const own = (mode & 0o006) === 0 ? [] : [place];
    if (!statSync(place).isDirectory() || (mode & 0o001) === 0) return own;
    return [...own, ...readdirSync(place).flatMap((name) => openToOthers(join(place, name)))];
  }

  it('shows nobody else its files, and lets no other user in but PostgreSQL’s, by name', () => {
    for (const name of ['secrets.json', 'goodturn.log', 'files', 'mail', 'postgres/password']) {
      expect(existsSync(at(name))).toBe(true);
    }
    // The programs of PostgreSQL are copied there where its user may not enter the checkout.
    const programs = at(join('postgres', 'postgresql-'));
    expect(openToOthers(home).filter((file) => !file.startsWith(programs))).toEqual([]);
  });

  it.each(FILES)(
    '%s: the doctor names it',
    async (_what, name, instead, says, stops) => {
      const mend = replace(at(name), instead);
      try {
        await isNamed(says);
        if (stops) await isRefused(/secrets\.json/);
      } finally {
        mend();
      }
    },
    60_000,
  );

  it.each([
    ['secrets.json', 0o644, 0o600],
    ['files', 0o755, 0o700],
  ])('%s may be read by others', async (name, broken, right) => {
    chmodSync(at(name), broken);
    await isNamed(new RegExp(`${name} may be read by others .*chmod ${right.toString(8)} it`));
    chmodSync(at(name), right);
  });

  it('is well again when all of that is mended', isWell, 60_000);

  const others: [string, () => Settings, RegExp][] = [
    [
      'DATABASE_URL',
      () => ({ DATABASE_URL: 'mysql://me:hunter2@db/x' }),
      /settings: .*DATABASE_URL: want the address of a PostgreSQL/,
    ],
    ['PORT', () => ({ PORT: 'http' }), /settings: .*PORT: want a whole number/],
    [
      'Redis away',
      () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
      /redis: Redis does not answer at 127\.0\.0\.1:1 \(REDIS_URL\)/,
    ],
    [
      'mail server away',
      () => ({ SMTP_URL: 'smtp://127.0.0.1:1' }),
      /mail: .*127\.0\.0\.1:1 cannot be used \(SMTP_URL\)/,
    ],
    [
      'S3 away',
      () => ({
        FILES_BUCKET: 'uploads',
        FILES_ENDPOINT: 'http://127.0.0.1:1',
        FILES_KEY_ID: 'k',
        FILES_SECRET_KEY: 's',
      }),
      /files: .*Nothing listens there/,
    ],
    [
      'a home below a file',
      () => ({ GOODTURN_HOME: join(home, 'secrets.json', 'home') }),
      /settings: The home \S+ cannot be used.*Move that away/,
    ],
  ];
  it.each(others)(
    '%s: the doctor says what is wrong with it',
    async (_what, change, says) => {
      await isNamed(says, change());
    },
    60_000,
  );

  it('a Redis that throws jobs away, in production', async () => {
    await redis.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await isNamed(/redis: Redis may throw jobs away.*Set it to noeviction/, {
      NODE_ENV: 'production',
    });
    await redis.client.config('SET', 'maxmemory-policy', 'noeviction');
  }, 60_000);

  it('pictures that cannot be read', async () => {
    const hook = new URL('../support/processes/without-sharp.mjs', import.meta.url).href;
    const change = { ...settings, NODE_OPTIONS: `--import ${hook}` };
    const { out } = await CliProcess.start(['doctor'], change).end();
    expect(out).toMatch(
      /^!! {2}pictures +Pictures cannot be read: .*Install the packages again with npm ci/m,
    );
  }, 60_000);

  describe('in what its database is made of, while that does not run', () => {
    beforeAll(() => server.kill('SIGTERM'), 60_000);

    it.each(CLUSTER)(
      '%s',
      async (_what, name, instead, says) => {
        const mend = replace(at(join('postgres', name)), instead);
        try {
          await isNamed(says);
          await isRefused(says);
        } finally {
          mend();
        }
      },
      60_000,
    );

    it('a start says it too, leaves no PostgreSQL behind, and makes no secrets where some were lost', async () => {
      const mend = replace(at('secrets.json'), MISSING);
      const { code, told } = await CliProcess.start([], settings).end();
      expect(told).toMatch(
        /secrets\.json is not there, and the database was written with its secrets\.\nPut the file back.*\n.*secrets accept says what is lost/,
      );
      expect(code).toBe(1);
      expect(existsSync(at('secrets.json'))).toBe(false);
      expect(existsSync(at('postgres/data/postmaster.pid'))).toBe(false);
      mend();
    }, 60_000);

    it('a start whose log is a folder begins nothing', async () => {
      const mend = replace(at('goodturn.log'), FOLDER);
      const { code, told } = await CliProcess.start([], settings).end();
      mend();
      expect(told).toMatch(
        /The log \S+goodturn.log cannot be written: it is a folder \(EISDIR\)\. Move/,
      );
      expect(told).not.toMatch(FOREIGN);
      expect(code).toBe(1);
    }, 60_000);

    onFullDisk(
      'a log on a full disk, and an error that nobody caught: all ends in order',
      async () => {
        const mend = replace(at('goodturn.log'), MISSING);
        symlinkSync('/dev/full', at('goodturn.log'));
        const hook = `data:text/javascript,process.on('SIGUSR2', () => { throw new Error('hunter2'); })`;
        const change = { ...settings, LOG_LEVEL: 'trace', NODE_OPTIONS: `--import "${hook}"` };
        server = await ProductProcess.start(change);
        for (const path of ['/health/ready', '/health/work', '/dev/mail']) {
          expect((await fetch(`${server.url}${path}`)).status).toBe(200);
        }
        expect(server.told).toMatch(
          /The log \(\S+goodturn\.log\) cannot be written: its disk is full/,
        );
        // What is no file of ours keeps its rights, whoever we are.
        expect(statSync('/dev/full').mode & 0o777).toBe(0o666);
        const pid = serverPid(home) ?? 0;
        await server.kill('SIGUSR2');
        expect(server.exitCode).toBe(1);
        expect(server.told).toContain(
          'Something failed that nobody foresaw, while serving (Error)',
        );
        expect(server.told).not.toContain('hunter2');
        expect(isAlive(pid)).toBe(false);
        mend();
      },
      60_000,
    );

    it('secrets that are gone for good are given up by who says so, and by nobody else', async () => {
      const mend = replace(at('secrets.json'), MISSING);
      const asked = await commands.run(['secrets', 'accept']);
      expect(asked.code).toBe(1);
      expect(asked.told).toMatch(
        /lost for good:\n {2}session .*\n {2}code .*gift codes.*\n {2}hash .*\nNothing was changed/,
      );
      await isRefused(/is not there, and the database was written/);
      const { code, told } = await commands.run(['secrets', 'accept', '--lost']);
      expect([code, told]).toEqual([0, expect.stringContaining('Back them up')]);
      server = await ProductProcess.start(settings);
      await isWell();
      // And back: the former ones are others now.
      mend();
      await isNamed(/data: \S+secrets.json holds other secrets \(session, code, hash\)/);
      expect((await commands.run(['secrets', 'accept', '--lost'])).code).toBe(0);
      await isWell();
    }, 60_000);
  });
});
