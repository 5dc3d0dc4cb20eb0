import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ClearFiles } from '../../src/features/files/clear-files.js';
import { ForgetUnusedFiles } from '../../src/features/files/forget-unused-files.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { machineActor } from '../../src/kernel/actor.js';
import { FileStore } from '../../src/platform/files/index.js';
import { ForgetPastRows } from '../../src/platform/retention/forget-past-rows.js';
import { AudienceWorld, people, type Refusable } from '../support/api/audience-acts.js';
import { NOBODY, type ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { SAVE_REWARD } from '../support/api/story-documents.js';

const FIELDS = `picture { id url thumbnailUrl width height focusX focusY alt
  translations { locale alt } }`;
const SET = `mutation ($input: SetPictureInput!) { setPicture(input: $input) { __typename
  ... on PictureChoice { of version ${FIELDS} } ... on UserError { code message path }
  ... on StaleVersion { currentVersion } } }`;
const REMOVE = `mutation ($input: RemovePictureInput!) { removePicture(input: $input) { __typename
  ... on PictureChoice { version ${FIELDS} } ... on UserError { code } } }`;
const CHOICE = `query ($of: PictureOwner!, $id: ID!) { pictureChoice(of: $of, id: $id) {
  version ${FIELDS} } }`;
const CHALLENGE = `query ($id: ID!) { challenge(id: $id) { title ${FIELDS}
  myParticipation { challenge { title ${FIELDS} } } } }`;
const STATUS = `mutation ($input: SetRewardStatusInput!) { setRewardStatus(input: $input) {
  ... on Reward { status } ... on UserError { code message } } }`;

interface Picture {
  readonly id: Id;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
}
interface Choice extends Refusable {
  readonly version: number;
  readonly picture: Picture | null;
}

describe('the pictures of challenges and rewards', () => {
  let world: AudienceWorld;
  let app: ServedApp;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;
  let photo: Buffer;

  beforeAll(async () => {
    world = await AudienceWorld.open();
    ({ app, priya, mei, budi } = world);
    const green = { r: 90, g: 140, b: 110 };
    photo = await sharp({ create: { width: 2_000, height: 1_500, channels: 3, background: green } })
      .withExif({ IFD0: { Artist: 'Rosa Planted' } })
      .jpeg()
      .toBuffer();
  }, 60_000);
  afterAll(() => app.close());

  async function send(who: Who, bytes: Uint8Array, name = 'lake.jpg'): Promise<Response> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), name);
    return app.fetch('/api/pictures', {
      method: 'POST',
      headers: { ...who.headers, 'x-goodturn-portal': '1' },
      body: form,
    });
  }
  const upload = async (bytes: Uint8Array = photo): Promise<Picture> =>
    (await (await send(priya, bytes)).json()) as Picture;
  const set = (of: string, id: Id, pictureId: Id, more: object = {}): Promise<Choice> =>
    app.get<Choice>(priya, SET, {
      input: {
        of,
        id,
        version: 0,
        pictureId,
        alt: 'A lake',
        translations: [],
        focusX: 50,
        focusY: 50,
        ...more,
      },
    });
  /** As an `<img>` asks: with the session, without naming a programme. */
  const look = async (who: Who, url: string): Promise<number> => {
    const { cookie } = who.headers;
    return (await app.fetch(url, cookie === undefined ? {} : { headers: { cookie } })).status;
  };
  async function reward(status: 'LIVE' | null = 'LIVE', translations: object[] = []): Promise<Id> {
    const { id, version } = await app.get<{ id: Id; version: number }>(priya, SAVE_REWARD, {
      input: {
        name: 'A walk with the team',
        description: 'An hour in the hills.',
        translations,
        isGift: false,
        pricePoints: 1,
        fulfilment: 'BY_HAND',
        units: 50,
        idempotencyKey: newId(),
      },
    });
    if (status) await app.get(priya, STATUS, { input: { id, version, status } });
    return id;
  }

  it('what is uploaded is made anew, small enough for a page and smaller for a card', async () => {
    const sent = await send(priya, photo);
    expect(sent.status).toBe(201);
    const picture = (await sent.json()) as Picture;
    expect(picture).toMatchObject({ width: 1_600, height: 1_200 });
    expect(picture.thumbnailUrl).toBe(`${picture.url}/thumbnail`);
    for (const [url, width] of [
      [picture.url, 1_600],
      [picture.thumbnailUrl, 720],
    ] as const) {
      const answer = await app.fetch(url, { headers: priya.headers });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
      expect(bytes.includes('Rosa Planted')).toBe(false);
    }
  });

  it('nobody but who chooses uploads, and nothing but a picture', async () => {
    expect((await send(mei, photo)).status).toBe(403);
    expect((await send(NOBODY, photo)).status).toBe(401);
    const pdf = await send(priya, Buffer.from('%PDF-1.4\n%%EOF\n'), 'lake.jpg');
    expect([pdf.status, await pdf.json()]).toMatchObject([422, { reason: 'NO_PICTURE' }]);
    const cut = await send(priya, photo.subarray(0, photo.length / 2));
    expect([cut.status, await cut.json()]).toMatchObject([422, { reason: 'BROKEN' }]);
  });

  it('R-C1: everybody sees the picture of a challenge at once, also on the version they started; each choice is logged', async () => {
    const id = await world.acts.challenge();
    await world.start(mei, id);
    const first = await upload();
    expect(await set('CHALLENGE', id, first.id)).toMatchObject({ version: 1 });
    const seen = await app.get<{ picture: Picture; myParticipation: { challenge: object } }>(
      mei,
      CHALLENGE,
      { id },
    );
    expect(seen.picture).toMatchObject({ id: first.id, alt: 'A lake', focusX: 50 });
    expect(seen.myParticipation.challenge).toMatchObject({ picture: { id: first.id } });
    const moved = { version: 1, focusX: 10, translations: [{ locale: 'ja', alt: '湖' }] };
    expect(await set('CHALLENGE', id, first.id, moved)).toMatchObject({ version: 2 });
    // The same again is no change, whatever version was read.
    expect(await set('CHALLENGE', id, first.id, moved)).toMatchObject({ version: 2 });
    const gone = await app.get<Choice>(priya, REMOVE, {
      input: { of: 'CHALLENGE', id, version: 2 },
    });
    expect(gone).toMatchObject({ version: 3, picture: null });
    const { timeline } = await app.get<{ timeline: { rule: string; outcome: string }[] }>(
      priya,
      'query ($id: ID!) { challenge(id: $id) { timeline { rule outcome } } }',
      { id },
    );
    expect(timeline.filter(({ outcome }) => outcome.startsWith('PICTURE'))).toEqual([
      { rule: 'R-C1', outcome: 'PICTURE_CHOSEN' },
      { rule: 'R-C1', outcome: 'PICTURE_CORRECTED' },
      { rule: 'R-C1', outcome: 'PICTURE_REMOVED' },
    ]);
  });

  it('it says what it shows, in every language of the texts', async () => {
    const translation = { locale: 'ja', name: '散歩', description: '丘を一時間。' };
    const id = await reward('LIVE', [translation]);
    const { id: pictureId } = await upload();
    expect(await set('REWARD', id, pictureId)).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['translations'],
    });
    const ja = { locale: 'ja', alt: '丘の小道' };
    const wrong = [{ alt: ' ' }, { focusX: 101 }, { focusY: -1 }];
    for (const each of wrong) {
      expect(await set('REWARD', id, pictureId, { translations: [ja], ...each })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    expect(await set('REWARD', id, pictureId, { translations: [ja] })).toMatchObject({
      picture: { alt: 'A lake', translations: [ja] },
    });
  });

  it('R-U3, R-A1: whoever sees the thing sees its picture, and nobody else does', async () => {
    const elsewhere = await app.test.createProgram();
    const stranger = await app.person(elsewhere, ['marketer', 'advocate']);
    const sales = await app.person(world.program, ['sales']);
    const pairs = [
      ['CHALLENGE', await world.acts.challenge()],
      ['REWARD', await reward()],
    ] as const;
    for (const [of, id] of pairs) {
      const { id: pictureId, url, thumbnailUrl } = await upload();
      // Before it is chosen it is for those who choose.
      expect([await look(priya, url), await look(mei, url)]).toEqual([200, 404]);
      await set(of, id, pictureId);
      for (const address of [url, thumbnailUrl]) {
        const seen = [priya, mei, budi].map((who) => look(who, address));
        expect(await Promise.all(seen)).toEqual([200, 200, 200]);
        const unseen = [sales, stranger, NOBODY].map((who) => look(who, address));
        expect(await Promise.all(unseen)).toEqual([404, 404, 404]);
      }
      await world.acts.set(id, { exclude: people(budi) }, { of });
      expect([await look(mei, url), await look(budi, url)]).toEqual([200, 404]);
      expect(await app.get(stranger, CHOICE, { of, id })).toBeNull();
      const taken = { input: { of, id, version: 1 } };
      expect(await app.get(stranger, REMOVE, taken)).toMatchObject({ code: 'NOT_FOUND' });
    }
    const draft = await reward(null);
    const { id: pictureId, url } = await upload();
    await set('REWARD', draft, pictureId);
    expect([await look(priya, url), await look(mei, url)]).toEqual([200, 404]);
  });

  it('a browser keeps a picture and asks each time whether it may still show it', async () => {
    const id = await world.acts.challenge();
    const { id: pictureId, url } = await upload();
    await set('CHALLENGE', id, pictureId);
    const { cookie = '' } = mei.headers;
    const first = await app.fetch(url, { headers: { cookie } });
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    await first.arrayBuffer();
    const again = () => app.fetch(url, { headers: { cookie, 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await world.acts.set(id, { exclude: people(mei) });
    expect((await again()).status).toBe(404);
  });

  it('of two at once one is told that the other was first; a picture is of one thing', async () => {
    const id = await world.acts.challenge();
    const [one, other] = [await upload(), await upload()];
    const both = await Promise.all([one, other].map((each) => set('CHALLENGE', id, each.id)));
    const won = both.filter(({ picture }) => !!picture);
    expect(won).toHaveLength(1);
    expect(both.find(({ code }) => code === 'STALE_VERSION')).toMatchObject({ currentVersion: 1 });
    const shown = won[0]?.picture?.id ?? '';
    const another = await world.acts.challenge();
    for (const stolen of [shown, newId(), 'lake']) {
      expect(await set('CHALLENGE', another, stolen)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await set('CHALLENGE', newId(), one.id)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what is replaced or never chosen is deleted, bytes and all; what is shown stays', async () => {
    const id = await reward();
    const [old, next, unused] = [await upload(), await upload(), await upload()];
    await set('REWARD', id, old.id);
    await set('REWARD', id, next.id, { version: 1 });
    expect(await look(priya, old.url)).toBe(404);
    const folder = join(app.config.home, 'files', world.program.id);
    const then = Date.now() / 1000 - 40 * 24 * 3600;
    for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
    await app.test.superuser(
      "UPDATE picture SET created_at = now() - interval '40 days' WHERE program_id = $1",
      [world.program.id],
    );
    const stopping = new AbortController().signal;
    await app.serving.app.get(ForgetPastRows).forgetPastRows(stopping);
    await new ClearFiles(
      app.test.database,
      app.test.crossProgram,
      app.serving.app.get(FileStore),
      new ForgetUnusedFiles(),
      app.config,
    ).clearFiles({
      jobId: 'clear',
      attempt: 1,
      stopping,
      actor: (programId) => machineActor('JOB', programId, 'clear'),
    });
    const names = await readdir(folder);
    const isThere = (picture: Picture) => names.some((name) => name.startsWith(picture.id));
    expect([old, next, unused].map(isThere)).toEqual([false, true, false]);
    expect(await look(mei, next.url)).toBe(200);
  });
});
