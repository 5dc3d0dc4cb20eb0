import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { type AudienceActs, AudienceWorld, type Refusable } from '../support/api/audience-acts.js';
import type { ServedApp, ServedPerson } from '../support/api/served-app.js';
import {
  CHALLENGE,
  DISCLOSURE,
  PUBLISH_CHALLENGE,
  SAVE_CHALLENGE,
} from '../support/api/story-documents.js';
import { surveyDraft } from '../support/api/survey-api.js';
import { aSurvey } from '../support/worlds/surveys.js';

const REVIEW = {
  kind: 'REVIEW',
  reviewSite: 'g2',
  disclosure: DISCLOSURE,
  stages: CHALLENGE.stages,
};

/** Nobody is chosen for a public review by how satisfied they said they are. */
describe('R-C4: the audience of a review', () => {
  let world: AudienceWorld;
  let app: ServedApp;
  let acts: AudienceActs;
  let priya: ServedPerson;
  let survey: Id;

  beforeAll(async () => {
    world = await AudienceWorld.open();
    ({ app, acts, priya } = world);
    survey = await acts.challenge(surveyDraft(aSurvey(), { proof: [] }));
  }, 60_000);
  afterAll(() => app.close());

  const answered = (question: string, operator: string, ...values: string[]) => ({
    trait: `answer:${survey}.1.${question}`,
    operator,
    values,
  });
  const promoters = () => answered('nps', 'AT_LEAST', '9');
  const broken = { code: 'RULE_BROKEN', rule: 'R-C4' };

  it.each([
    ['NPS', () => promoters()],
    ['a scale', () => answered('scale', 'IS_KNOWN')],
  ])('asks nobody by %s, whether it lets them in or keeps them out', async (name, condition) => {
    const id = await acts.challenge(REVIEW);
    const { id: included } = await acts.segment(`By ${name}`, [condition()]);
    const { id: hidden } = await acts.segment(`But ${name}`, [], [condition()]);
    for (const [side, segment] of [
      ['include', included],
      ['exclude', included],
      ['include', hidden],
    ] as const) {
      const refused = await acts.set(id, { [side]: { segmentIds: [segment] } });
      expect(refused).toMatchObject(broken);
      expect(refused.problems?.[0]).toMatchObject({ path: [side, 'segmentIds'] });
    }
    const { id: fine } = await acts.segment(`Not ${name}`, [answered('single', 'HAS_ANY_OF', 'a')]);
    expect(await acts.set(id, { include: { segmentIds: [fine] } })).toMatchObject({ version: 1 });
    const other = await acts.challenge();
    expect(await acts.set(other, { include: { segmentIds: [included] } })).toMatchObject({
      version: 1,
    });
  });

  it('a segment that a review uses is not changed to ask for one', async () => {
    const id = await acts.challenge({ ...REVIEW, title: 'Review us' });
    const { id: segment } = await acts.segment('Engaged', [answered('number', 'AT_LEAST', '1')]);
    await acts.set(id, { exclude: { segmentIds: [segment] } });
    const refused = await acts.changeSegment(segment, 'Engaged', promoters());
    expect(refused).toMatchObject({ ...broken, message: expect.stringContaining('Review us') });
    expect(
      await acts.changeSegment(segment, 'Engaged', answered('number', 'AT_LEAST', '2')),
    ).toMatchObject({ version: 2 });
  });

  it('of two at once, a review that takes a segment and the segment that takes a score, one is refused', async () => {
    const id = await acts.challenge(REVIEW);
    const { id: segment } = await acts.segment('At once', [answered('number', 'IS_KNOWN')]);
    const answers: readonly Refusable[] = await Promise.all([
      acts.set(id, { include: { segmentIds: [segment] } }),
      acts.changeSegment(segment, 'At once', promoters()),
    ]);
    expect(answers.filter(({ code }) => code === 'RULE_BROKEN')).toHaveLength(1);
  });

  it('a challenge that is offered by a score does not become a review', async () => {
    const id = await acts.challenge();
    const { id: segment } = await acts.segment('Promoters', [promoters()]);
    await acts.set(id, { include: { segmentIds: [segment] } });
    const save = () =>
      app.get<Refusable & { version: number }>(priya, SAVE_CHALLENGE, {
        input: { ...CHALLENGE, ...REVIEW, id, version: 2, idempotencyKey: newId() },
      });
    expect(await save()).toMatchObject(broken);
    await acts.set(id, {}, { version: 1 });
    expect(await save()).toMatchObject({ version: 3 });
    expect(
      await app.get(priya, PUBLISH_CHALLENGE, {
        input: { id, version: 3, idempotencyKey: newId() },
      }),
    ).toMatchObject({ status: 'LIVE' });
  });

  it('takes no segment that asks about what is gone: it may have been a score', async () => {
    const id = await acts.challenge(REVIEW);
    const { id: segment } = await acts.segment('Of before', [promoters()]);
    await app.test.superuser(
      `UPDATE segment SET rule = replace(rule::text, '.nps', '.gone')::jsonb WHERE id = $1`,
      [segment],
    );
    expect(await acts.set(id, { exclude: { segmentIds: [segment] } })).toMatchObject(broken);
  });
});
