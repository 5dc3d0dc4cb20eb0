import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../support/until.js';
import { LONG } from '../support/long.js';
import { CliProcess, ProductProcess, type EndedCli } from '../support/processes/product-process.js';
import { S3Server } from '../support/servers/s3-server.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import type { TestProgram } from '../support/database/test-database.js';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const FILES = 30;
const SECONDS_OF_TWO_DAYS = 2 * 24 * 60 * 60;

/** The product and its command line in processes of their own, over one database and one home. */
describe('files of a house that changes over to S3', () => {
  let app: ServedApp;
  let s3: S3Server;
  let program: TestProgram;
  let person: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open();
  });
  beforeEach(async () => {
    s3 = await S3Server.start();
    program = await app.test.createProgram();
    person = await app.person(program, ['advocate']);
  });
  afterEach(async () => {
    await s3.close();
    await app.test.superuser('DELETE FROM file', []);
    await rm(join(app.config.home, 'files'), { recursive: true, force: true });
  });
  afterAll(() => app.close());

  const settings = (change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    NODE_ENV: 'test',
    GOODTURN_HOME: app.config.home,
    GOODTURN_SEED: '0',
    DATABASE_URL: app.test.url,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    SESSION_SECRET: 's'.repeat(40),
    CODE_KEY: 'c'.repeat(40),
    HASH_KEY: 'h'.repeat(40),
    ...s3.settings,
    ...change,
  });

  const cli = (
    args: readonly string[],
    change: Readonly<Record<string, string>> = {},
  ): CliProcess => CliProcess.start(args, settings(change));

  const moved = async (process: CliProcess): Promise<unknown> => {
    const { code, out, told } = await process.end();
    if (code !== 0) throw new Error(`It ended with ${String(code)}:\n${out}${told}`);
    return JSON.parse(out);
  };
  const toS3 = (): CliProcess => cli(['files', 'move', '--to', 's3', '--json']);
  const toDisk = (): CliProcess => cli(['files', 'move', '--to', 'disk', '--json']);

  function upload(url: string, n = 0): Promise<Response> {
    const form = new FormData();
    form.set(
      'file',
      new Blob([Uint8Array.from([...PDF, n])], { type: 'application/pdf' }),
      'a.pdf',
    );
    return fetch(`${url}/api/files`, {
      method: 'POST',
      headers: { 'x-goodturn-portal': '1', ...person.headers },
      body: form,
    });
  }

  /** Uploads to the server that keeps its files on the disk. */
  async function uploadMany(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const answer = await upload(app.url, n);
      expect(answer.status).toBe(201);
      ids.push(((await answer.json()) as { id: string }).id);
    }
    return ids;
  }

  /** Each file is as it was uploaded, read from this server. */
  async function expectAll(url: string, ids: readonly string[]): Promise<void> {
    for (const [n, id] of ids.entries()) {
      const answer = await fetch(`${url}/files/${id}`, { headers: person.headers });
      expect([id, answer.status]).toEqual([id, 200]);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([...PDF, n]));
    }
  }

  async function onDisk(): Promise<string[]> {
    const folder = join(app.config.home, 'files', program.id);
    return (await readdir(folder).catch(() => [])).map((id) => `${program.id}/${id}`);
  }

  async function withServer(work: (server: ProductProcess) => Promise<void>): Promise<void> {
    const server = await ProductProcess.start(settings({ ROLE: 'api' }));
    try {
      await work(server);
    } finally {
      await server.kill('SIGKILL');
    }
  }

  it('a move that is killed goes on: each file is read by the server all the while', async () => {
    const ids = await uploadMany(FILES);
    await withServer(async (server) => {
      await expectAll(server.url, ids);
      const first = toS3();
      let put = 0;
      s3.onPut = () => {
        put += 1;
        if (put === 10) first.kill('SIGKILL');
        return Promise.resolve();
      };
      await first.end();
      expect((await onDisk()).length).toBeGreaterThan(10);
      expect((await s3.keys()).length).toBeGreaterThanOrEqual(put);
      await expectAll(server.url, ids);
      const left = (await onDisk()).length;
      expect(await moved(toS3())).toMatchObject({ moved: left, foreign: 0, finished: true });
      expect(await onDisk()).toEqual([]);
      expect(await s3.keys()).toEqual(ids.map((id) => `goodturn/${program.id}/${id}`).sort());
      await expectAll(server.url, ids);
    });
    expect(await moved(toS3())).toEqual({ moved: 0, bytes: 0, foreign: 0, finished: true });
    expect((await cli(['files', 'move', '--to', 'disk']).end()).code).toBe(0);
    expect(await s3.keys()).toEqual([]);
    await expectAll(app.url, ids);
  }, 180_000);

  it('two moves at once: one does it, and the other, which may go the other way, is told so', async () => {
    const ids = await uploadMany(FILES);
    // Held where it has sent the first files: the others come for sure while it is under way.
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    s3.onPut = () => held;
    const first = toS3();
    await until(async () => (await s3.keys()).length > 0, 60_000);
    for (const second of [await toDisk().end(), await toS3().end()]) {
      expect(second).toMatchObject({ code: 1, out: '' });
      expect(second.told).toContain('Another move of files is under way.');
    }
    go();
    expect(await moved(first)).toMatchObject({ moved: FILES, finished: true });
    expect(await onDisk()).toEqual([]);
    expect((await s3.keys()).length).toBe(FILES);
    await withServer((server) => expectAll(server.url, ids));
    expect(await moved(toDisk())).toMatchObject({ moved: FILES, finished: true });
    expect((await onDisk()).length).toBe(FILES);
    await expectAll(app.url, ids);
  }, 180_000);

  it('a store that gives back other bytes, or stops, gets no file for good', async () => {
    const ids = await uploadMany(5);
    s3.behave('SPOILS');
    const spoilt = await toS3().end();
    expect(spoilt.code).toBe(1);
    expect(spoilt.told).toMatch(
      /did not come back from the bucket goodturn-files .* as it was sent/,
    );
    s3.behave('DENIES');
    const denied = await toS3().end();
    expect(denied.code).toBe(1);
    expect(denied.told).toMatch(/run the same command again:\n.*needs s3:GetObject/);
    expect(await onDisk()).toHaveLength(5);
    s3.behave('ANSWERS');
    expect(await moved(toS3())).toMatchObject({ moved: 5 });
    await withServer((server) => expectAll(server.url, ids));
  }, 180_000);

  it('without a bucket there is nothing to move to', async () => {
    const nowhere = Object.fromEntries(Object.keys(s3.settings).map((name) => [name, '']));
    const { code, told } = await cli(['files', 'move', '--to', 's3'], nowhere).end();
    expect(code).toBe(2);
    expect(told).toContain('FILES_BUCKET is not set. Set it');
  }, 180_000);

  it('an upload that is killed leaves bytes that nobody reads, and a check removes them', async () => {
    const checked = async (...options: string[]): Promise<EndedCli> =>
      cli(['files', 'check', ...options]).end();
    await withServer(async (server) => {
      s3.onPut = () => server.kill('SIGKILL');
      await expect(upload(server.url)).rejects.toThrow();
    });
    const [key = ''] = await s3.keys();
    expect(key).toContain(program.id);
    const rows = await app.test.superuser('SELECT 1 FROM file WHERE program_id = $1', [program.id]);
    expect(rows).toEqual([]);
    const then = Date.now() / 1000 - SECONDS_OF_TWO_DAYS;
    await utimes(s3.pathOf(key), then, then);
    expect((await checked()).out).toContain('1 are left over');
    expect(await s3.keys()).toEqual([key]);
    expect((await checked('--remove')).out).toContain('they are removed');
    expect(await s3.keys()).toEqual([]);
  }, 180_000);

  it('a check names a file that is lost', async () => {
    const [id = ''] = await uploadMany(1);
    await moved(toS3());
    await s3.empty();
    const { code, out } = await cli(['files', 'check']).end();
    expect(code).toBe(1);
    expect(out).toContain('1 files in ');
    expect(out).toContain(`!!  ${program.id}/${id}`);
  }, 180_000);

  describe('the doctor writes, reads and deletes a file', () => {
    const lookAt = async (change: Record<string, string> = {}): Promise<string> => {
      const { out } = await cli(['doctor'], change).end();
      return /^.. {2}files .*$/m.exec(out)?.[0] ?? out;
    };

    it('in the bucket', async () => {
      expect(await lookAt()).toMatch(/^ok {2}files +kept in the bucket goodturn-files/);
      expect(s3.asked.map((line) => line.split(' ')[0])).toEqual([
        ...['PUT', 'GET', 'GET', 'DELETE', 'GET', 'GET'],
      ]);
      expect(await s3.keys()).toEqual([]);
    }, 180_000);

    const wrong: [string, Record<string, string>, RegExp][] = [
      ['nothing listens', { FILES_ENDPOINT: 'http://127.0.0.1:1' }, /Nothing listens there/],
      ['no such host', { FILES_ENDPOINT: 'http://s3.invalid' }, /put FILES_ENDPOINT/],
      ['TLS to what speaks none', {}, /FILES_ENDPOINT \(http or https\)/],
      ['a wrong secret', { FILES_SECRET_KEY: 'wrong' }, /put FILES_SECRET_KEY right/],
      ['a wrong bucket', { FILES_BUCKET: 'no-such-bucket' }, /There is no such bucket/],
      ['half a key', { FILES_KEY_ID: '' }, /FILES_KEY_ID: is missing/],
    ];
    // Some seconds each: every day two of them.
    it.each(wrong.filter(([what]) => LONG || /^a wrong/.test(what)))(
      'and says what to mend: %s',
      async (what, change, says) => {
        const endpoint = `https://127.0.0.1:${String(s3.port)}`;
        const said = await lookAt(what.startsWith('TLS') ? { FILES_ENDPOINT: endpoint } : change);
        expect(said).toMatch(says);
        expect(said).not.toMatch(/^ok {2}files/);
        expect(said).not.toContain('what the store says by itself');
      },
      60_000,
    );

    it('and that a connection broke', async () => {
      s3.behave('CUTS');
      expect(await lookAt()).toMatch(/^!! {2}files .*The connection broke/);
    }, 180_000);
  });
});
