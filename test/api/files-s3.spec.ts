import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import type { Actor } from '../../src/kernel/actor.js';
import { readConfig, type BucketSettings } from '../../src/platform/config/index.js';
import { DiskBehind } from '../../src/platform/files/disk-behind.js';
import { DiskFileStore } from '../../src/platform/files/disk-file-store.adapter.js';
import type { FileStore } from '../../src/platform/files/index.js';
import { S3FileStore } from '../../src/platform/files/s3-file-store.adapter.js';
import { makeLogger } from '../../src/platform/telemetry/index.js';
import { openChallengeApi } from '../support/api/challenge-api.js';
import { addAdvocate, challengeActs, makeChallengeScene } from '../support/worlds/challenge-kit.js';
import { S3Server } from '../support/servers/s3-server.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const PATIENT = { connectMs: 5_000, answerMs: 20_000, silentMs: 10_000 };
const IMPATIENT = { connectMs: 500, answerMs: 500, silentMs: 500 };

type Change = Partial<BucketSettings>;

describe('files in S3', () => {
  let test: TestDatabase;
  let s3: S3Server;
  const opened: TestApi[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    s3 = await S3Server.start();
    lines.length = 0;
  });
  afterEach(async () => {
    for (const api of opened.splice(0)) {
      await api.close();
      await rm(api.config.home, { recursive: true, force: true });
    }
    await s3.close();
  });
  afterAll(() => test.close());

  /** The server, with its files in S3 as these settings say. */
  async function serve(
    change: Change = {},
    patience = IMPATIENT,
  ): Promise<{ api: TestApi; store: FileStore }> {
    const { bucket } = readConfig(s3.settings);
    if (!bucket) throw new Error('no bucket');
    const store = new S3FileStore({ ...bucket, ...change }, patience);
    const logger = makeLogger('info', { write: (line) => void lines.push(line) });
    const api = await openChallengeApi(test, { store, logger });
    opened.push(api);
    return { api, store };
  }

  function upload(api: TestApi, actor: Actor, bytes: Buffer = PDF): Promise<Response> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), '画面.pdf');
    return api.send('/api/files', { method: 'POST', headers: api.as(actor), body: form });
  }

  const read = (api: TestApi, actor: Actor, url: string): Promise<Response> =>
    api.send(url, { headers: api.as(actor) });

  const rowsOf = async (programId: string): Promise<number> => {
    const sql = 'SELECT count(*)::int AS n FROM file WHERE program_id = $1';
    return (await test.superuser<{ n: number }>(sql, [programId]))[0]?.n ?? -1;
  };

  async function taken(answer: Promise<Response>): Promise<{ id: string; url: string }> {
    const response = await answer;
    expect(response.status).toBe(201);
    return (await response.json()) as { id: string; url: string };
  }

  it('an upload lies in the bucket, and is read through our server with the same checks', async () => {
    const { api } = await serve();
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const { id, url } = await taken(upload(api, scene.advocate));
    expect(await s3.keys()).toEqual([`goodturn/${scene.programId}/${id}`]);
    const own = await read(api, scene.advocate, url);
    expect(own.status).toBe(200);
    expect(Buffer.from(await own.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `attachment; filename="__.pdf"; filename*=UTF-8''%E7%94%BB%E9%9D%A2.pdf`,
    });
    const acts = challengeActs(test);
    await acts.submit(scene, await acts.begin(scene), 1, {
      link: 'https://www.g2.com/r/1',
      fileIds: [id],
      disclosureAccepted: true,
    });
    expect((await read(api, scene.marketer, url)).status).toBe(200);
    expect((await read(api, other, url)).status).toBe(404);
  });

  it('what is no picture, or too large, never comes to the bucket; 10 MB do, and many at once', async () => {
    const { api } = await serve({}, PATIENT);
    const scene = await makeChallengeScene(test);
    expect((await upload(api, scene.advocate, Buffer.from('<script>'))).status).toBe(422);
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await upload(api, scene.advocate, large)).status).toBe(413);
    expect(s3.asked).toEqual([]);
    const most = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024 - PDF.length, 7)]);
    const files = await Promise.all(
      Array.from({ length: 6 }, () => taken(upload(api, scene.advocate, most))),
    );
    expect(new Set(files.map(({ id }) => id)).size).toBe(6);
    for (const { url } of files) {
      const own = await read(api, scene.advocate, url);
      expect(Buffer.from(await own.arrayBuffer()).equals(most)).toBe(true);
    }
  });

  /** Jest hides a socket's code from the SDK: what is said of it is seen in a process of its own. */
  const broken = /does not do what it is asked/;

  /** Settings or a behaviour → what the log says to who runs the server. */
  const troubles: [string, () => Change, RegExp][] = [
    ['does not listen', () => ({ endpoint: 'http://127.0.0.1:1' }), broken],
    ['takes and never answers', () => (s3.behave('SILENT'), {}), /does not answer in time/],
    ['cuts the connection', () => (s3.behave('CUTS'), {}), broken],
    ['is too busy', () => (s3.behave('BUSY'), {}), /too busy.*SlowDown/],
    ['has no room', () => (s3.behave('FULL'), {}), /no room left/],
    ['does not let the key', () => (s3.behave('DENIES'), {}), /needs s3:GetObject/],
    [
      'does not know the key',
      () => ({ key: { ...s3.key, id: 'AKOTHER' } }),
      /put FILES_KEY_ID right/,
    ],
    [
      'does not take the secret',
      () => ({ key: { ...s3.key, secret: 'wrong' } }),
      /put FILES_SECRET_KEY right/,
    ],
    ['has no such bucket', () => ({ name: 'no-such-bucket' }), /There is no such bucket/],
    ['is in another region', () => ({ region: 'us-east-1' }), /put FILES_REGION right/],
  ];

  it.each(troubles)(
    'a store that %s: the person can try again, nothing is half done, the log says what to mend',
    async (_what, settings, says) => {
      const { api, store } = await serve(settings());
      const scene = await makeChallengeScene(test);
      const answer = await upload(api, scene.advocate);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('30');
      expect(await answer.json()).toEqual({
        code: 'FILES_UNAVAILABLE',
        message:
          'Files cannot be kept or shown just now. Nothing was changed; please try again in a while.',
      });
      expect(await rowsOf(scene.programId)).toBe(0);
      expect(lines.join('')).toMatch(says);
      for (const secret of [s3.key.secret, 'what the store says by itself']) {
        expect(lines.join('')).not.toContain(secret);
      }
      expect(store.state()).toMatchObject({ failures: 1 });
      expect(store.state().problem).not.toBeNull();
    },
    20_000,
  );

  it('a store that is back serves what it kept', async () => {
    const { api, store } = await serve();
    const scene = await makeChallengeScene(test);
    const { url } = await taken(upload(api, scene.advocate));
    s3.behave('BUSY');
    expect((await read(api, scene.advocate, url)).status).toBe(503);
    s3.behave('ANSWERS');
    expect((await read(api, scene.advocate, url)).status).toBe(200);
    expect(store.state()).toMatchObject({ failures: 1, problem: null });
    await taken(upload(api, scene.advocate));
    expect(await rowsOf(scene.programId)).toBe(2);
  });

  it('a file that stops in its middle breaks the answer, and does not hang', async () => {
    const { api } = await serve();
    const scene = await makeChallengeScene(test);
    const { url } = await taken(upload(api, scene.advocate));
    s3.behave('STALLS');
    const half = await read(api, scene.advocate, url);
    expect(half.status).toBe(200);
    await expect(half.arrayBuffer()).rejects.toThrow();
  }, 20_000);

  it('an object that is missing is told as lost, to the person and in the log', async () => {
    const { api } = await serve();
    const scene = await makeChallengeScene(test);
    const { id, url } = await taken(upload(api, scene.advocate));
    await rm(s3.pathOf(`goodturn/${scene.programId}/${id}`));
    const gone = await read(api, scene.advocate, url);
    expect([gone.status, await gone.json()]).toEqual([
      404,
      { code: 'FILE_MISSING', message: 'This file is lost: tell who runs this server.' },
    ]);
    expect(lines.join('')).toContain(id);
  });

  it('an upload whose row cannot be written takes its bytes back', async () => {
    const { api } = await serve();
    const scene = await makeChallengeScene(test);
    s3.onPut = async () => {
      await test.superuser('ALTER TABLE file ADD CONSTRAINT none CHECK (false) NOT VALID', []);
    };
    expect((await upload(api, scene.advocate)).status).toBe(500);
    await test.superuser('ALTER TABLE file DROP CONSTRAINT none', []);
    expect(s3.asked.map((line) => line.split(' ')[0])).toEqual(['PUT', 'DELETE']);
    expect(await s3.keys()).toEqual([]);
    expect(await rowsOf(scene.programId)).toBe(0);
  });

  it('a programme’s files are deleted over all pages, and its neighbours’ are not', async () => {
    const { api, store } = await serve();
    const [scene, neighbour] = [await makeChallengeScene(test), await makeChallengeScene(test)];
    for (let n = 0; n < 25; n += 1) await taken(upload(api, scene.advocate));
    const kept = await taken(upload(api, neighbour.advocate));
    await writeFile(s3.pathOf('goodturn/of-somebody-else.txt'), 'x');
    await store.deleteProgram(scene.programId);
    expect(await s3.keys()).toEqual(
      [`goodturn/${neighbour.programId}/${kept.id}`, 'goodturn/of-somebody-else.txt'].sort(),
    );
  });

  it('what was not moved from the disk yet is read there, and new files go to S3', async () => {
    const { api, store } = await serve();
    const disk = new DiskFileStore(api.config.home);
    const both = new DiskBehind(store, disk);
    await disk.put('a/old', Buffer.from('old'));
    await both.put('a/new', Buffer.from('new'));
    expect((await both.readAll('a/old')).toString()).toBe('old');
    expect((await both.readAll('a/new')).toString()).toBe('new');
    expect(await s3.keys()).toEqual(['goodturn/a/new']);
    await expect(both.read('a/none')).rejects.toMatchObject({ code: 'FILE_MISSING' });
    await both.deleteProgram('a');
    await expect(both.read('a/old')).rejects.toMatchObject({ code: 'FILE_MISSING' });
    expect(await s3.keys()).toEqual([]);
  });
});
