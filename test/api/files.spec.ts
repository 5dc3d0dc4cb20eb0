import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ClearFiles, type ClearedFiles } from '../../src/features/files/clear-files.js';
import { ForgetUnusedFiles } from '../../src/features/files/forget-unused-files.js';
import { MarkHandedIn } from '../../src/features/files/index.js';
import { machineActor, type Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { FileStore } from '../../src/platform/files/index.js';
import { openChallengeApi } from '../support/api/challenge-api.js';
import {
  addAdvocate,
  challengeActs,
  makeChallengeScene,
  type ChallengeScene,
} from '../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';
import { PDF, PNG, upload, uploaded, type Uploaded } from '../support/worlds/uploads.js';

describe('files', () => {
  let test: TestDatabase;
  let api: TestApi;

  beforeAll(async () => {
    test = await openTestDatabase();
    const environment = { UPLOAD_FILES_PER_DAY: '8', UPLOAD_FILES_IN_ALL: '12' };
    api = await openChallengeApi(test, { environment });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(api.config.home, { recursive: true, force: true });
  });

  /** Hands the file in with a proof. */
  async function handIn(scene: ChallengeScene, participation: Id, fileId: Id): Promise<Id> {
    const proof = { link: 'https://www.g2.com/r/1', fileIds: [fileId], disclosureAccepted: true };
    return challengeActs(test).submit(scene, participation, 1, proof);
  }

  it('an upload is kept, and read by its owner and those who decide alone', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const elsewhere = await makeChallengeScene(test);
    const uploaded = await upload(api, scene.advocate);
    expect(uploaded.status).toBe(201);
    const file = (await uploaded.json()) as { id: string; url: string; sizeBytes: number };
    expect(file).toEqual({
      id: file.id,
      name: '画面.png',
      mediaType: 'image/png',
      sizeBytes: file.sizeBytes,
      url: `/files/${file.id}`,
    });
    const read = (actor: Actor) => api.send(file.url, { headers: api.as(actor) });
    const own = await read(scene.advocate);
    expect(own.status).toBe(200);
    const bytes = await own.arrayBuffer();
    expect(bytes.byteLength).toBe(file.sizeBytes);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1, height: 1 });
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `inline; filename="__.png"; filename*=UTF-8''%E7%94%BB%E9%9D%A2.png`,
    });
    // It is nobody else's business before it is handed in.
    expect((await read(scene.marketer)).status).toBe(404);
    await handIn(scene, await challengeActs(test).begin(scene), file.id);
    expect((await read(scene.marketer)).status).toBe(200);
    for (const stranger of [other, elsewhere.marketer, elsewhere.advocate]) {
      expect((await read(stranger)).status).toBe(404);
    }
  });

  it('R-C3: what its advocate took back is theirs alone, by its address too', async () => {
    const scene = await makeChallengeScene(test);
    const acts = challengeActs(test);
    const file = await uploaded(api, scene.advocate);
    const participation = await acts.begin(scene);
    const statusFor = async (actor: Actor) =>
      (await api.send(file.url, { headers: api.as(actor) })).status;
    const submission = await handIn(scene, participation, file.id);
    expect(await statusFor(scene.marketer)).toBe(200);
    await acts.withdraw(scene, submission);
    expect([await statusFor(scene.marketer), await statusFor(scene.advocate)]).toEqual([404, 200]);
    // Handed in anew with something else, the first one stays theirs.
    const another = await uploaded(api, scene.advocate);
    await handIn(scene, participation, another.id);
    expect([await statusFor(scene.marketer), await statusFor(scene.advocate)]).toEqual([404, 200]);
  });

  it('what is no picture or PDF, is too large or comes from another site is refused', async () => {
    const scene = await makeChallengeScene(test);
    const refused = async (answer: ReturnType<typeof upload>): Promise<unknown> => {
      const response = await answer;
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    expect(await refused(upload(api, scene.advocate, { bytes: html }))).toEqual([
      422,
      'FILE_REFUSED',
    ]);
    const large = new Uint8Array(PNG.length + 10 * 1024 * 1024);
    large.set(PNG);
    expect(await refused(upload(api, scene.advocate, { bytes: large }))).toEqual([
      413,
      'FILE_REFUSED',
    ]);
    expect(await refused(upload(api, scene.marketer))).toEqual([403, 'FORBIDDEN']);
    expect(
      await refused(
        upload(api, scene.advocate, {
          name: 'a.png',
          headers: { cookie: 'a=b', origin: 'https://evil.example' },
        }),
      ),
    ).toEqual([403, 'CROSS_SITE']);
    const rows = await test.superuser('SELECT 1 FROM file WHERE program_id = $1', [
      scene.programId,
    ]);
    expect(rows).toEqual([]);
  });

  async function photo(): Promise<Uint8Array<ArrayBuffer>> {
    const image = sharp({ create: { width: 1_200, height: 900, channels: 3, background: '#579' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N' }, IFD0: { Artist: 'Rosa Planted' } })
      .withMetadata({ orientation: 6 });
    return Uint8Array.from(await image.jpeg().toBuffer());
  }

  it('a photo is kept upright, without where it was taken; its small picture is as private', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const bytes = await photo();
    const file = (await (await upload(api, scene.advocate, { bytes })).json()) as Uploaded;
    const [row] = await test.superuser<{ sha256: Buffer; thumbnail_key: string }>(
      'SELECT sha256, thumbnail_key FROM file WHERE id = $1',
      [file.id],
    );
    expect(row?.sha256.equals(createHash('sha256').update(bytes).digest())).toBe(true);
    await handIn(scene, await challengeActs(test).begin(scene), file.id);
    const read = (actor: Actor, path: string) => api.send(path, { headers: api.as(actor) });
    const kept = Buffer.from(await (await read(scene.marketer, file.url)).arrayBuffer());
    expect(await sharp(kept).metadata()).toMatchObject({ width: 900, height: 1_200 });
    expect(kept.includes('Rosa Planted')).toBe(false);
    const small = await read(scene.marketer, `${file.url}/thumbnail`);
    expect(Object.fromEntries(small.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(20_000);
    expect((await read(other, `${file.url}/thumbnail`)).status).toBe(404);
    const plain = await uploaded(api, scene.advocate);
    expect((await read(scene.advocate, `${plain.url}/thumbnail`)).status).toBe(404);
  });

  it.each([
    ['cut off', async () => (await photo()).subarray(0, 5_000), 'BROKEN', /cut off or damaged/],
    ['of a kind for telephones', () => HEIC, 'HEIC', /Share it as JPEG or take a screenshot/],
    [
      'a drawing with scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'WRONG_KIND',
      /PNG, JPEG, WebP/,
    ],
  ])(
    'a picture that is %s is refused, with the reason and what to do',
    async (_what, make, reason, says) => {
      const scene = await makeChallengeScene(test);
      const bytes = Uint8Array.from(await make());
      const answer = await upload(api, scene.advocate, { bytes });
      expect(answer.status).toBe(422);
      const body = (await answer.json()) as { message: string };
      expect(body).toMatchObject({ code: 'FILE_REFUSED', reason });
      expect(body.message).toMatch(says);
    },
  );

  it('twenty at once: as many are kept as the day allows, and the rest read what to do', async () => {
    const scene = await makeChallengeScene(test);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => upload(api, scene.advocate, { bytes: PDF })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(8);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(12);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({
      code: 'UPLOAD_LIMIT',
      reason: 'FILES_PER_DAY',
      limit: 8,
      left: 0,
      message: expect.stringMatching(
        /^You may upload 8 files a day; 0 are left\. Go on in \d+ hours/,
      ),
    });
    const neighbour = await addAdvocate(test, scene.marketer, 'mei@example.com');
    expect((await upload(api, neighbour)).status).toBe(201);
  });

  it('what is kept in all is limited too, also for those who come at the same moment', async () => {
    const scene = await makeChallengeScene(test);
    const yesterday = 'UPDATE upload_count SET day = day - 1 WHERE program_id = $1';
    for (let n = 0; n < 8; n += 1) await uploaded(api, scene.advocate, { bytes: PDF });
    await test.superuser(yesterday, [scene.programId]);
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => upload(api, scene.advocate, { bytes: PDF })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    const reasons = await Promise.all(
      answers
        .filter(({ status }) => status === 429)
        .map(async (answer) => ((await answer.json()) as { reason: string }).reason),
    );
    expect(reasons).toEqual(['FILES_IN_ALL', 'FILES_IN_ALL', 'FILES_IN_ALL']);
    const stored = await readdir(join(api.config.home, 'files', scene.programId));
    expect(stored).toHaveLength(12);
  });

  describe('the daily job', () => {
    const DAY_MS = 24 * 60 * 60 * 1000;
    const store = (): FileStore => api.app.get(FileStore);
    const clear = (): Promise<ClearedFiles> =>
      new ClearFiles(
        test.database,
        test.crossProgram,
        store(),
        new ForgetUnusedFiles(),
        api.config,
      ).clearFiles({
        jobId: 'clear',
        attempt: 1,
        stopping: new AbortController().signal,
        actor: (programId) => machineActor('JOB', programId, 'clear'),
      });
    const isThere = async (programId: Id, name: string): Promise<boolean> =>
      (await readdir(join(api.config.home, 'files', programId))).includes(name);

    /** As if everything of the programme had come in so many days ago. */
    async function age(programId: Id, days: number): Promise<void> {
      await test.superuser(
        "UPDATE file SET created_at = now() - $2 * interval '1 day' WHERE program_id = $1",
        [programId, days],
      );
      const folder = join(api.config.home, 'files', programId);
      const then = (Date.now() - days * DAY_MS) / 1000;
      for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
    }

    it('deletes what was never handed in, with its small picture, and nothing else', async () => {
      const scene = await makeChallengeScene(test);
      const bytes = await photo();
      const [handedIn, unused] = [
        await uploaded(api, scene.advocate, { bytes }),
        await uploaded(api, scene.advocate, { bytes }),
      ];
      await test.database.write(scene.advocate, 'submitStage', (tx) =>
        new MarkHandedIn().markHandedIn(tx, scene.advocate, [handedIn.id]),
      );
      await age(scene.programId, 29);
      expect((await clear()).unused).toBe(0);
      await age(scene.programId, 31);
      expect(await clear()).toEqual({ unused: 2, left: 0, suspect: false });
      expect(await isThere(scene.programId, `${handedIn.id}-small`)).toBe(true);
      for (const name of [unused.id, `${unused.id}-small`]) {
        expect(await isThere(scene.programId, name)).toBe(false);
      }
      const late = test.database.write(scene.advocate, 'submitStage', (tx) =>
        new MarkHandedIn().markHandedIn(tx, scene.advocate, [handedIn.id, unused.id]),
      );
      expect(await late).toBe(false);
    });

    it('deletes bytes without a row after the same time, and leaves those of a wrong database', async () => {
      const scene = await makeChallengeScene(test);
      const [kept, left] = [await uploaded(api, scene.advocate), newId()];
      await store().put(`${scene.programId}/${left}`, PDF);
      await age(scene.programId, 31);
      await test.superuser('UPDATE file SET handed_in_at = now() WHERE id = $1', [kept.id]);
      expect(await clear()).toEqual({ unused: 0, left: 1, suspect: false });
      expect(await isThere(scene.programId, left)).toBe(false);
      const gone = newId();
      for (let n = 0; n < 101; n += 1) await store().put(`${gone}/${newId()}`, PDF);
      await age(gone, 31);
      expect(await clear()).toEqual({ unused: 0, left: 101, suspect: true });
      expect(await readdir(join(api.config.home, 'files', gone))).toHaveLength(101);
    });
  });
});

/** The first bytes of one; no more is read. */
const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
