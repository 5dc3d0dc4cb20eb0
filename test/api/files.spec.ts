import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { Actor } from '../../src/kernel/actor.js';
import { openChallengeApi } from '../support/api/challenge-api.js';
import { addAdvocate, makeChallengeScene } from '../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';
import { PNG, upload } from '../support/worlds/uploads.js';

describe('files', () => {
  let test: TestDatabase;
  let api: TestApi;

  beforeAll(async () => {
    test = await openTestDatabase();
    api = await openChallengeApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(api.config.home, { recursive: true, force: true });
  });

  it('an upload is kept, and read by its owner and those who decide alone', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const elsewhere = await makeChallengeScene(test);
    const uploaded = await upload(api, scene.advocate);
    expect(uploaded.status).toBe(201);
    const file = (await uploaded.json()) as { id: string; url: string };
    expect(file).toEqual({
      id: file.id,
      name: '画面.png',
      mediaType: 'image/png',
      sizeBytes: PNG.length,
      url: `/files/${file.id}`,
    });
    const read = (actor: Actor) => api.send(file.url, { headers: api.as(actor) });
    const own = await read(scene.advocate);
    expect(own.status).toBe(200);
    expect(new Uint8Array(await own.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `inline; filename="__.png"; filename*=UTF-8''%E7%94%BB%E9%9D%A2.png`,
    });
    expect((await read(scene.marketer)).status).toBe(200);
    for (const stranger of [other, elsewhere.marketer, elsewhere.advocate]) {
      expect((await read(stranger)).status).toBe(404);
    }
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
});
