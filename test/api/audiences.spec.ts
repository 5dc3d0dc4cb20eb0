import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetAudience } from '../../src/features/audiences/set-audience.js';
import { StartChallenge } from '../../src/features/challenges/index.js';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import {
  AudienceActs,
  sides,
  type Refusable,
  type ToldAudience,
} from '../support/api/audience-acts.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { START } from '../support/api/story-documents.js';
import { keepSentStatements, withoutFrame } from '../support/database/sent-statements.js';
import type { TestProgram } from '../support/database/test-database.js';
import { until } from '../support/until.js';
import { member } from '../support/worlds/challenge-kit.js';

const ONE = 'query ($id: ID!) { challenge(id: $id) { id title myParticipation { id } } }';
const LIST = '{ challenges { edges { node { id } } } }';
const STAFF = `query ($of: AudienceOwner! = CHALLENGE, $id: ID!) { audience(of: $of, id: $id) {
  name version isEveryone size advocates include { segments { name } tags { name } people { name } }
  exclude { segments { name } tags { name } people { name } } broken { side segment { name } }
  members { edges { node { name } } } } }`;
const WHY = `query ($id: ID!, $advocateId: ID!) { audience(of: CHALLENGE, id: $id) {
  membership(advocateId: $advocateId) { isIn hasBegun
    parts { side isMet isBroken segment { name } tag { name } person { name } } } } }`;
const PREVIEW = `query ($include: AudienceSideInput!, $exclude: AudienceSideInput!) {
  audiencePreview(include: $include, exclude: $exclude) { size advocates broken { side } } }`;
const DELETE_TAG = `mutation ($input: DeleteTagInput!) { deleteTag(input: $input) {
  __typename ... on UserError { code message } ... on StillUsed { usedBy { kind name } } } }`;
const DELETE_SEGMENT = `mutation ($input: DeleteSegmentInput!) { deleteSegment(input: $input) {
  __typename ... on UserError { code message } ... on StillUsed { usedBy { kind id name } } } }`;
const TIMELINE = `query ($id: ID!) { challenge(id: $id) { timeline { rule outcome inputs } } }`;

const speaks = (...values: string[]) => ({
  trait: 'advocate.language',
  operator: 'IS_ONE_OF',
  values,
});

interface StaffView {
  readonly size: number;
  readonly broken: readonly { readonly side: string }[];
  readonly members: { readonly edges: readonly { readonly node: { readonly name: string } }[] };
}

/** Who may see and start a challenge; whoever is outside learns nothing of it. */
describe('R-U3: the audience of a challenge', () => {
  let app: ServedApp;
  let program: TestProgram;
  let acts: AudienceActs;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    priya = await app.person(program, ['marketer']);
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka', language: 'ja' });
    budi = await app.person(program, ['advocate'], { name: 'Budi Santoso', language: 'id' });
    acts = new AudienceActs(app, priya);
  }, 60_000);
  afterAll(() => app.close());

  const start = (who: Who, challengeId: Id) =>
    app.get<Refusable & { id?: Id }>(who, START, { input: { challengeId } });
  const listed = async (who: Who): Promise<Id[]> => {
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(who, LIST);
    return edges.map(({ node }) => node.id);
  };
  const staffView = (id: Id) => app.get<StaffView>(priya, STAFF, { id });
  const names = ({ members }: StaffView) => members.edges.map(({ node }) => node.name);
  const people = (...who: ServedPerson[]) => ({
    advocateIds: who.map(({ advocateId }) => advocateId),
  });
  const only = (...who: ServedPerson[]): ToldAudience => ({ include: people(...who) });
  /** The answer as it is sent, with the id that was asked for taken out. */
  const raw = async (who: Who, query: string, variables: object, id: Id): Promise<string> => {
    const answer = await app.post('/graphql', { query, variables }, who);
    return (await answer.text()).replaceAll(id, '<id>');
  };

  it('is everyone until somebody chooses; staff read who sees it, and how many', async () => {
    const id = await acts.challenge();
    expect(await staffView(id)).toMatchObject({ version: 0, isEveryone: true, size: 2 });
    expect(await acts.set(id, only(mei))).toMatchObject({
      __typename: 'Audience',
      version: 1,
      size: 1,
    });
    const seen = await staffView(id);
    expect(seen).toMatchObject({ isEveryone: false, size: 1, advocates: 2, broken: [] });
    expect(names(seen)).toEqual(['Mei Tanaka']);
    expect(await acts.set(id, {}, { version: 1 })).toMatchObject({ version: 2, isEveryone: true });
    const { timeline } = await app.get<{ timeline: object[] }>(priya, TIMELINE, { id });
    expect(timeline).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'R-U3', outcome: 'AUDIENCE_CHOSEN' }),
        expect.objectContaining({ rule: 'R-U3', outcome: 'AUDIENCE_LIFTED' }),
      ]),
    );
  });

  it('includes by segment, tag and person, and leaves out whoever is excluded all the same', async () => {
    const id = await acts.challenge();
    const { id: japanese } = await acts.segment('Reads Japanese', [speaks('ja')]);
    const lena = await app.person(program, ['advocate'], { name: 'Lena Haddad' });
    const vip = await acts.tag('VIP', lena, mei);
    const told = {
      include: { segmentIds: [japanese], tagIds: [vip], ...people(budi) },
      exclude: people(mei),
    };
    expect(await app.get(priya, PREVIEW, sides(told))).toEqual({
      size: 2,
      advocates: 3,
      broken: [],
    });
    await acts.set(id, told);
    expect(names(await staffView(id))).toEqual(['Budi Santoso', 'Lena Haddad']);
    for (const [who, sees] of [
      [mei, false],
      [budi, true],
      [lena, true],
    ] as const) {
      expect((await listed(who)).includes(id)).toBe(sees);
    }
    const why = await app.get(priya, WHY, { id, advocateId: mei.advocateId });
    expect(why).toEqual({
      membership: {
        isIn: false,
        hasBegun: false,
        parts: expect.arrayContaining([
          expect.objectContaining({
            side: 'INCLUDE',
            isMet: true,
            segment: { name: 'Reads Japanese' },
          }),
          expect.objectContaining({ side: 'INCLUDE', isMet: true, tag: { name: 'VIP' } }),
          expect.objectContaining({
            side: 'INCLUDE',
            isMet: false,
            person: { name: 'Budi Santoso' },
          }),
          expect.objectContaining({ side: 'EXCLUDE', isMet: true, person: { name: 'Mei Tanaka' } }),
        ]) as unknown,
      },
    });
    await app.get(lena, `mutation { leaveProgram { __typename } }`);
    expect(names(await staffView(id))).toEqual(['Budi Santoso']);
    expect(await app.get(priya, WHY, { id, advocateId: lena.advocateId })).toEqual({
      membership: null,
    });
  });

  it('tells nothing to somebody outside: each answer is that of an id that does not exist', async () => {
    const id = await acts.challenge();
    const nobody = newId();
    await acts.set(id, only(mei));
    expect(await listed(mei)).toContain(id);
    expect(await listed(budi)).not.toContain(id);
    const paths: [string, (asked: Id) => object][] = [
      [ONE, (asked) => ({ id: asked })],
      [START, (challengeId) => ({ input: { challengeId } })],
    ];
    const answersOf = async (asked: Id) => {
      const answers: string[] = [];
      for (const [document, variables] of paths) {
        answers.push(await raw(budi, document, variables(asked), asked));
      }
      return answers;
    };
    const hidden = await answersOf(id);
    expect(hidden).toEqual(await answersOf(nobody));
    expect(hidden[1]).toContain('NOT_FOUND');
    for (const pauses of [true, false]) {
      // Paused or live: to somebody outside there is no such challenge.
      const { version } = await app.get<{ version: number }>(
        priya,
        'query ($id: ID!) { challenge(id: $id) { version } }',
        { id },
      );
      await app.get(
        priya,
        `mutation ($input: PauseChallengeInput!) { pauseChallenge(input: $input) { __typename } }`,
        { input: { id, version, paused: pauses, idempotencyKey: newId() } },
      );
      expect(await answersOf(id)).toEqual(hidden);
    }
    for (const status of ['LIVE', 'PAUSED', 'CLOSED', 'DRAFT']) {
      const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
        budi,
        `{ challenges(filter: { statuses: [${status}] }) { edges { node { id } } } }`,
      );
      expect(edges.map(({ node }) => node.id)).not.toContain(id);
    }
    expect(await start(mei, id)).toMatchObject({ status: 'STARTED' });
  });

  it('pages are as long for somebody outside as for anybody', async () => {
    for (let more = 0; more < 3; more += 1) await acts.set(await acts.challenge(), only(mei));
    const open = await acts.challenge();
    const before = await acts.challenge();
    await acts.set(await acts.challenge(), only(mei));
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
      budi,
      '{ challenges(first: 2) { edges { node { id } } } }',
    );
    expect(edges.map(({ node }) => node.id)).toEqual([before, open]);
  });

  it('who has started stays: reads it, goes on, and comes back after giving up', async () => {
    const id = await acts.challenge();
    const { id: participation = '' } = await start(budi, id);
    await acts.set(id, only(mei));
    expect(await app.get(budi, ONE, { id })).toMatchObject({
      id,
      myParticipation: { id: participation },
    });
    expect(await listed(budi)).toContain(id);
    const why = await app.get(priya, WHY, { id, advocateId: budi.advocateId });
    expect(why).toMatchObject({ membership: { isIn: false, hasBegun: true } });
    const handIn = `mutation ($input: SubmitStageInput!) { submitStage(input: $input) {
      __typename ... on UserError { code } } }`;
    expect(
      await app.get(budi, handIn, {
        input: {
          participationId: participation,
          stage: 1,
          text: 'Fine.',
          fileIds: [],
          disclosureAccepted: false,
        },
      }),
    ).toEqual({ __typename: 'Submission' });
    const giveUp = `mutation ($input: AbandonParticipationInput!) {
      abandonParticipation(input: $input) { __typename } }`;
    await app.get(budi, giveUp, { input: { id: participation } });
    expect(await start(budi, id)).toMatchObject({ id: participation });
  });

  it('is judged at the moment of the start, also where both happen at once', async () => {
    const set = new SetAudience(new RecordTimeline());
    const staff = { ...member(program.id, 'marketer'), id: priya.membershipId };
    const blocked = () =>
      until(async () => {
        const [row] = await app.test.superuser<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        return (row?.waiting ?? 0) > 0;
      });
    const first = await acts.challenge();
    let starting: Promise<Refusable> | undefined;
    await app.test.database.write(staff, 'setAudience', async (tx) => {
      const told = { of: 'CHALLENGE', id: first, version: 0, ...sides(only(mei)) } as const;
      await set.setAudience(tx, staff, told as Parameters<typeof set.setAudience>[2]);
      starting = start(budi, first);
      await blocked();
    });
    expect(await starting).toMatchObject({ code: 'NOT_FOUND' });
    const second = await acts.challenge();
    const budiActs: Actor = member(program.id, 'advocate', budi.advocateId);
    let choosing: Promise<Refusable> | undefined;
    await app.test.database.write(budiActs, 'startChallenge', async (tx) => {
      await new StartChallenge(new RecordTimeline()).startChallenge(tx, budiActs, {
        challengeId: second,
      });
      choosing = acts.set(second, only(mei));
      await blocked();
    });
    expect(await choosing).toMatchObject({ version: 1 });
    expect(await app.get(budi, ONE, { id: second })).toMatchObject({ id: second });
  });

  it('changed by two at once, one of them is told to look again; the same again changes nothing', async () => {
    const id = await acts.challenge();
    const answers = await Promise.all([acts.set(id, only(mei)), acts.set(id, only(budi))]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'Audience',
      'StaleVersion',
    ]);
    const kept = answers[0]?.__typename === 'Audience' ? mei : budi;
    expect(await acts.set(id, only(kept))).toMatchObject({ version: 1 });
  });

  it('R-A1: neither a challenge nor a part of another programme is there', async () => {
    const elsewhere = await app.test.createProgram();
    const marketer = await app.person(elsewhere, ['marketer']);
    const stranger = await app.person(elsewhere, ['advocate']);
    const other = new AudienceActs(app, marketer);
    const { id: segment } = await other.segment('All of them', []);
    const tag = await other.tag('VIP', stranger);
    const id = await acts.challenge();
    const nobody = newId();
    expect(await app.get(marketer, STAFF, { id })).toBeNull();
    expect(await other.set(id, {})).toMatchObject({ code: 'NOT_FOUND' });
    for (const [field, theirs] of [
      ['segmentIds', segment],
      ['tagIds', tag],
      ['advocateIds', stranger.advocateId],
    ] as const) {
      const [refused, absent] = [
        await acts.set(id, { exclude: { [field]: [theirs] } }),
        await acts.set(id, { exclude: { [field]: [nobody] } }),
      ];
      expect(refused).toMatchObject({ code: 'NOT_FOUND', path: ['exclude', field] });
      expect(refused).toEqual(absent);
    }
  });

  it('R-A2: only marketers, admins and their keys read and choose it', async () => {
    const id = await acts.challenge();
    for (const who of [mei, await app.person(program, ['sales'])]) {
      for (const [document, variables] of [
        [STAFF, { id }],
        [PREVIEW, sides({})],
      ] as const) {
        const { errors } = await app.ask(who, document, variables);
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      await expect(acts.set(id, only(mei), { who })).rejects.toThrow('FORBIDDEN');
    }
    const admin = await app.person(program, ['admin']);
    expect(await acts.set(id, only(mei), { who: admin })).toMatchObject({ version: 1 });
  });

  it('a marketer who is an advocate too sees all, and is told why they do not start it', async () => {
    const both = await app.person(program, ['advocate', 'marketer'], { name: 'Ana Prado' });
    const id = await acts.challenge();
    await acts.set(id, only(mei));
    expect(await listed(both)).toContain(id);
    expect(await start(both, id)).toMatchObject({ code: 'NOT_AVAILABLE' });
  });

  it('what an audience leans on stays: its segments, their tags, its own tags', async () => {
    const id = await acts.challenge({ title: 'Speak at our day' });
    const competitor = await acts.tag('Competitor', budi);
    const hidden = await acts.tag('Hidden', budi);
    const { id: rivals } = await acts.segment('Not rivals', [
      { trait: 'advocate.tags', operator: 'HAS_NONE_OF', values: [competitor] },
    ]);
    await acts.set(id, { include: { segmentIds: [rivals] }, exclude: { tagIds: [hidden] } });
    const removeTag = (tag: Id) => app.get(priya, DELETE_TAG, { input: { id: tag, version: 1 } });
    expect(await removeTag(competitor)).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'SEGMENT', name: 'Not rivals' }],
    });
    expect(await removeTag(hidden)).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'CHALLENGE', name: 'Speak at our day' }],
    });
    const removeSegment = () => app.get(priya, DELETE_SEGMENT, { input: { id: rivals } });
    expect(await removeSegment()).toMatchObject({
      code: 'STILL_USED',
      usedBy: [{ kind: 'CHALLENGE', id, name: 'Speak at our day' }],
    });
    const used = `query ($id: ID!) { segment(id: $id) { usedBy { kind name } problems { message } } }`;
    expect(await app.get(priya, used, { id: rivals })).toEqual({
      usedBy: [{ kind: 'CHALLENGE', name: 'Speak at our day' }],
      problems: [],
    });
    await acts.set(id, {}, { version: 1 });
    expect(await removeSegment()).toEqual({ __typename: 'DeletedSegment' });
    expect(await removeTag(competitor)).toEqual({ __typename: 'DeletedTag' });
    expect(await removeTag(hidden)).toEqual({ __typename: 'DeletedTag' });
  });

  it('of two at once, one who deletes a segment and one who chooses it, one is refused', async () => {
    const id = await acts.challenge();
    const { id: segment } = await acts.segment('Short-lived', [speaks('ja')]);
    const [chosen, deleted] = await Promise.all([
      acts.set(id, { exclude: { segmentIds: [segment] } }),
      app.get<Refusable>(priya, DELETE_SEGMENT, { input: { id: segment } }),
    ]);
    expect([chosen.code ?? 'DONE', deleted.code ?? 'DONE'].sort()).toEqual(
      chosen.code ? ['DONE', 'NOT_FOUND'] : ['DONE', 'STILL_USED'],
    );
  });

  it('a segment that asks about what is gone closes: nobody comes in by it, or nobody at all', async () => {
    const [one, other] = [await acts.challenge(), await acts.challenge()];
    const { id: segment } = await acts.segment('Reads Indonesian', [speaks('id')]);
    await acts.set(one, { include: { segmentIds: [segment], ...people(mei) } });
    await acts.set(other, { exclude: { segmentIds: [segment] } });
    expect((await listed(mei)).filter((id) => id === one || id === other)).toHaveLength(2);
    await app.test.superuser(
      `UPDATE segment SET rule = replace(rule::text, 'advocate.language', 'answer:gone')::jsonb
        WHERE id = $1`,
      [segment],
    );
    const seen = async (who: Who) => (await listed(who)).filter((id) => id === one || id === other);
    expect([await seen(mei), await seen(budi)]).toEqual([[one], []]);
    expect(await start(mei, other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await staffView(one)).toMatchObject({ size: 1, broken: [{ side: 'INCLUDE' }] });
    expect(await staffView(other)).toMatchObject({ size: 0, broken: [{ side: 'EXCLUDE' }] });
    const problems = '{ segments(search: "Indonesian") { edges { node { problems { path } } } } }';
    expect(await app.get(priya, problems)).toMatchObject({
      edges: [
        { node: { problems: [{ path: ['include', 'groups', '0', 'conditions', '0', 'trait'] }] } },
      ],
    });
  });

  it('costs as many statements for many restricted challenges as for a few', async () => {
    const { id: segment } = await acts.segment('Reads Japanese still', [speaks('ja')]);
    const restrict = async () =>
      acts.set(await acts.challenge(), { include: { segmentIds: [segment], ...people(budi) } });
    await restrict();
    const sent = keepSentStatements();
    try {
      const costOf = async () => {
        sent.texts.length = 0;
        await listed(budi);
        return withoutFrame(sent.texts).length;
      };
      const few = await costOf();
      for (let more = 0; more < 6; more += 1) await restrict();
      expect(await costOf()).toBe(few);
      expect(few).toBeLessThanOrEqual(9);
    } finally {
      sent.restore();
    }
  });
});
