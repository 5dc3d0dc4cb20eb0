import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SmallDisk } from '../support/installation/small-disk.js';
import { Commands } from '../support/processes/commands.js';
import { isAlive, makeFolder, query, serverPid } from '../support/processes/embedded-process.js';
import { CliProcess, ProductProcess } from '../support/processes/product-process.js';
import { sleep, until } from '../support/until.js';

const folder = makeFolder();
const disk = SmallDisk.mount(join(folder, 'disk'), 320);
if (!disk) process.stderr.write('No disk may be mounted here: what fills one is skipped.\n');
const onItsDisk = disk ? describe : describe.skip;

const PROMISED_MS = 10_000;

interface Timed {
  readonly what: string;
  readonly status: number;
  readonly code: string | null;
  readonly tookMs: number;
}

interface Visitor {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Home, database and log on one disk, which is full. */
onItsDisk('an installation on a full disk', () => {
  const home = join(folder, 'disk', 'home');
  const settings = { GOODTURN_HOME: home, GOODTURN_SEED: '0' };
  let server: ProductProcess;
  let commands: Commands;
  let who: Visitor;

  beforeAll(async () => {
    server = await ProductProcess.start({ ...settings, GOODTURN_SEED: '1' });
    commands = new Commands(settings);
  }, 360_000);
  afterAll(async () => {
    disk?.free();
    await commands.close();
    await server.kill('SIGTERM');
    disk?.unmount();
    rmSync(folder, { recursive: true });
  }, 60_000);

  async function timed(what: string, path: string, init: RequestInit = {}): Promise<Timed> {
    const start = performance.now();
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null;
    return { what, status: response.status, code, tookMs: performance.now() - start };
  }

  const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goodturn-portal': '1', ...headers },
    body: JSON.stringify(body),
  });

  /** A session of one of the sample's advocates. */
  async function enter(): Promise<Visitor> {
    const people = (await (await fetch(`${server.url}/api/sample/personas`)).json()) as {
      key: string;
      roles: string[];
      program: string;
    }[];
    const { key = '', program = '' } = people.find(({ roles }) => roles.includes('advocate')) ?? {};
    const answer = await fetch(`${server.url}/api/sample/sign-in`, post({ key }));
    const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    return { key, headers: { cookie: cookies.join('; '), 'x-goodturn-program': program } };
  }

  function upload({ headers }: Visitor): RequestInit {
    const body = new FormData();
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      Buffer.alloc(200_000, 'x'),
      Buffer.from('\n%%EOF\n'),
    ]);
    body.set('file', new Blob([pdf], { type: 'application/pdf' }), 'a.pdf');
    return { method: 'POST', headers: { 'x-goodturn-portal': '1', ...headers }, body };
  }

  const HOME = '{ program { name } viewer { name } }';

  const everything = (who: Visitor): Promise<Timed[]> =>
    Promise.all([
      timed('alive', '/health/live'),
      timed('ready', '/health/ready'),
      timed('work', '/health/work'),
      timed('a query', '/graphql', post({ query: HOME }, who.headers)),
      timed('an upload', '/api/files', upload(who)),
      timed('a sign-in', '/api/sample/sign-in', post({ key: who.key })),
      timed('mails', '/dev/mail.json'),
    ]);

  const isWell = ({ status, code }: Timed): boolean => status < 300 && code === null;

  const unwellNow = async (): Promise<Timed[]> =>
    (await everything(who)).filter((answer) => !isWell(answer));

  /** The database writes until it can write no more: PostgreSQL ends itself then. */
  async function fillForGood(): Promise<void> {
    disk?.fill();
    const password = readFileSync(join(home, 'postgres', 'password'), 'utf8').trim();
    const port = readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split(
      '\n',
    )[3];
    const url = `postgres://goodturn:${password}@127.0.0.1:${port ?? ''}/goodturn`;
    const before = serverPid(home);
    await until(async () => {
      const text = `SELECT pg_logical_emit_message(false, 'x', repeat('y', 4000000)), pg_switch_wal()`;
      await query(url, text).catch(() => undefined);
      disk?.fill();
      return serverPid(home) !== before;
    });
  }

  it('works while there is room', async () => {
    who = await enter();
    expect(await unwellNow()).toEqual([]);
  }, 60_000);

  it('answers each request within ten seconds, goes on, and says what is full and what helps', async () => {
    await fillForGood();
    for (let round = 0; round < 2; round += 1) {
      const answers = await everything(who);
      for (const { what, status, code, tookMs } of answers) {
        expect({ what, isInTime: tookMs < PROMISED_MS }).toEqual({ what, isInTime: true });
        const isClear =
          status === 200 || (status === 503 && (code !== null || /ready|work/.test(what)));
        expect({ what, status, code, isClear }).toEqual({ what, status, code, isClear: true });
      }
      expect(answers.find(({ what }) => what === 'alive')?.status).toBe(200);
    }
    await until(() => server.told.includes('could not be started again'));
    expect(server.told).toMatch(
      /PostgreSQL could not be started again, .*postgres\/data: its disk is full: make room there\. .*Its log is \S+server\.log/,
    );
    expect(server.told).toMatch(
      /The log \(\S+goodturn\.log\) cannot be written: its disk is full \(ENOSPC\)/,
    );
    expect(server.exitCode).toBeNull();
  }, 60_000);

  it('the doctor says the same', async () => {
    const found = (await commands.wrong()).join('\n');
    expect(found).toMatch(
      /files: Files cannot be kept in \S+files, .*its disk is full.*Make room there/,
    );
    expect(found).toMatch(/database: .*its disk is full.*ake room there/);
  }, 60_000);

  it('works again within ten seconds of room, with its log, and said the same thing once', async () => {
    // Longer than the longest pause between two attempts.
    await sleep(4_000);
    const logged = statSync(join(home, 'goodturn.log')).size;
    disk?.free();
    const freedAt = performance.now();
    let unwell = await unwellNow();
    while (unwell.length > 0 && performance.now() - freedAt < PROMISED_MS) {
      await sleep(100);
      unwell = await unwellNow();
    }
    expect(unwell).toEqual([]);
    expect(performance.now() - freedAt).toBeLessThan(PROMISED_MS);
    expect(server.told.match(/could not be started again/g)).toHaveLength(1);
    expect(server.told).toContain('PostgreSQL runs again.');
    await until(() => statSync(join(home, 'goodturn.log')).size > logged);
    expect(await commands.wrong()).toEqual([]);
  }, 60_000);

  it('a stop and a start on a full disk leave no PostgreSQL behind', async () => {
    const pid = serverPid(home) ?? 0;
    disk?.fill();
    await server.kill('SIGTERM');
    expect(server.exitCode).toBe(0);
    expect(isAlive(pid)).toBe(false);
    disk?.fill();
    const { code, told } = await CliProcess.start([], settings).end();
    expect(told).toMatch(
      /The home \S+ cannot be used.*: its disk is full \(ENOSPC\)\. Make room there/,
    );
    expect(code).toBe(1);
    expect(serverPid(home) === undefined || !isAlive(serverPid(home) ?? 0)).toBe(true);
    disk?.free();
    server = await ProductProcess.start(settings);
    expect(await unwellNow()).toEqual([]);
  }, 90_000);
});
