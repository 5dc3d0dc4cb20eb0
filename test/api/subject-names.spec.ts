import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { openAccessWorld, type AccessWorld, type Things } from '../support/api/access-world.js';
import { keepSentStatements } from '../support/database/sent-statements.js';
import {
  CHALLENGE,
  DISCLOSURE,
  PUBLISH_CHALLENGE,
  SAVE_CHALLENGE,
  START,
} from '../support/api/story-documents.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';

interface Named {
  readonly subjectKind: string | null;
  readonly subjectName: string | null;
}
interface Lines {
  readonly edges: readonly { readonly node: Named }[];
}

const NODES = 'edges { node { subjectKind subjectName } }';
const OWN_LINES = `{ me { statement { ${NODES} } } }`;
const LINES = `query ($id: ID!) { advocate(id: $id) { statement { ${NODES} } } }`;
const NOTICES = `{ notifications(first: 50) { ${NODES} } }`;
const IN_JAPANESE = `{ notifications(first: 50) { edges { node {
  subjectKind subjectName(locale: ja) } } } }`;

/** More lines of each kind than one: a statement for each line would be seen. */
const ROWS = 4;

describe('what lines of points and notices are about, by name', () => {
  let app: ServedApp;
  let world: AccessWorld;
  let mei: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app, ROWS);
    mei = world.people.advocate;
    await app.test.superuser(
      `UPDATE reward SET texts = '[{"locale": "ja", "name": "ギフト券", "description": "", "terms": null}]'
        WHERE program_id = $1`,
      [world.id],
    );
  }, 120_000);
  beforeEach(() =>
    app.test.superuser('DELETE FROM notification WHERE program_id = $1', [world.id]),
  );
  afterAll(() => app.close());

  async function report(subjectKind: string, subjectId: Id): Promise<void> {
    await app.test.superuser(
      `INSERT INTO notification (program_id, id, advocate_id, dedupe_key, kind, subject_kind,
         subject_id, inputs, created_at, mail_status, mail_attempts)
       VALUES ($1, $2::uuid, $3, $2::uuid::text, 'POINTS_AWARDED', $4, $5, '{}', now(), 'NONE', 0)`,
      [world.id, newId(), mei.advocateId, subjectKind, subjectId],
    );
  }

  async function tellOfAll({ referral, participation, redemption }: Things): Promise<void> {
    await report('REFERRAL', referral);
    await report('PARTICIPATION', participation);
    await report('REDEMPTION', redemption);
  }

  /** Mei starts a challenge that has a title in Japanese too. */
  async function startTranslated(): Promise<Id> {
    const { marketer } = world.people;
    const stages = [{ title: '書く', instructions: 'ご自由に。' }];
    const japanese = {
      locale: 'ja',
      title: 'レビューを書く',
      summary: 'ご意見をお聞かせください',
      instructions: '正直なレビューを書いてください。',
      disclosure: 'このレビューでポイントを受け取ります。',
      stages,
    };
    const draft = await app.get<{ id: Id; version: number }>(marketer, SAVE_CHALLENGE, {
      input: { ...CHALLENGE, disclosure: DISCLOSURE, translations: [japanese] },
    });
    const { id, version } = draft;
    await app.get(marketer, PUBLISH_CHALLENGE, { input: { id, version } });
    return (await app.get<{ id: Id }>(mei, START, { input: { challengeId: id } })).id;
  }

  const namesOf = ({ edges }: Lines): Record<string, string | null> =>
    Object.fromEntries(
      edges.map(({ node }): [string, string | null] => [node.subjectKind ?? '', node.subjectName]),
    );

  async function notices(document = NOTICES): Promise<Record<string, string | null>> {
    return namesOf(await app.get<Lines>(mei, document));
  }

  async function lines(who: Who): Promise<Record<string, string | null>> {
    const id = world.own.advocate;
    return namesOf((await app.get<{ statement: Lines }>(who, LINES, { id })).statement);
  }

  it('an advocate reads the names of what is theirs', async () => {
    await tellOfAll(world.own);
    expect(await notices()).toEqual({
      REFERRAL: 'Aiko Sato',
      PARTICIPATION: 'Share a review',
      REDEMPTION: 'Gift card',
    });
    const { statement } = await app.get<{ statement: Lines }>(mei, OWN_LINES);
    expect(namesOf(statement)).toEqual({
      PARTICIPATION: 'Share a review',
      REDEMPTION: 'Gift card',
    });
  });

  it('R-A1: nobody is told the name of what is not theirs', async () => {
    await tellOfAll(world.other);
    expect(await notices()).toEqual({ REFERRAL: null, PARTICIPATION: null, REDEMPTION: null });
  });

  it('R-A2: staff read the names of what their role may open, and no more', async () => {
    const all = { PARTICIPATION: 'Share a review', REDEMPTION: 'Gift card' };
    expect(await lines(world.people.marketer)).toEqual(all);
    expect(await lines(world.keys.admin)).toEqual(all);
    // Participations and redemptions are not for sales: see challengesAccess and rewardsAccess.
    expect(await lines(world.people.sales)).toEqual({ PARTICIPATION: null, REDEMPTION: null });
  });

  it("is in the language asked for, and without it in the reader's own", async () => {
    await tellOfAll({ ...world.own, participation: await startTranslated() });
    expect(await notices(IN_JAPANESE)).toEqual({
      REFERRAL: 'Aiko Sato',
      PARTICIPATION: 'レビューを書く',
      REDEMPTION: 'ギフト券',
    });
    expect(await notices()).toMatchObject({
      PARTICIPATION: 'Share a review',
      REDEMPTION: 'Gift card',
    });
    const reader = await app.person(world, ['marketer'], { language: 'ja' });
    expect(await lines(reader)).toMatchObject({ REDEMPTION: 'ギフト券' });
  });

  it('is the company where the person is not known any more', async () => {
    await report('REFERRAL', world.own.referral);
    await app.test.superuser(
      'UPDATE referral SET referee_name = NULL, referee_email = NULL WHERE program_id = $1 AND id = $2',
      [world.id, world.own.referral],
    );
    expect((await notices())['REFERRAL']).toMatch(/^Company /);
  });

  it('costs one statement for each kind, however many lines there are', async () => {
    const sent = keepSentStatements();
    try {
      for (const things of [world.own, world.other, world.own]) await tellOfAll(things);
      sent.texts.length = 0;
      await notices(NOTICES.replaceAll('subjectName', ''));
      const without = sent.texts.length;
      sent.texts.length = 0;
      await notices();
      expect(sent.texts.length - without).toBe(3);
    } finally {
      sent.restore();
    }
  });
});
