import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { MOVE, RECORD_DEAL, RECORD_REFERRAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { breaksOf, pointsOf } from '../support/worlds/windows.js';

const DECIDE = `mutation ($input: DecideFraudInput!) { decideFraud(input: $input) { __typename
  ... on Referral { id fraudStatus rewardStatus pointsAwarded }
  ... on ReferralDecided { decidedBy referral { id fraudStatus } }
  ... on UserError { code path } ... on InvalidInput { problems { path } } } }`;
const SEEN = `query ($id: ID!) { referral(id: $id) { status fraudStatus rewardStatus pointsAwarded
  timeline { rule outcome inputs actor { name } } } }`;
const WAITING = `{ referrals(filter: { waitsFor: FRAUD }, first: 100) { edges { node { id } } }
  overview { waiting { kind count } } }`;

interface Seen {
  readonly fraudStatus: string | null;
  readonly pointsAwarded: number;
  readonly timeline: readonly { outcome: string; inputs: object }[];
}

/** R-W8: what looks unusual is flagged, and a person clears it or confirms a fraud. */
describe('a flagged referral', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let priya: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 500 });
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
  }, 60_000);
  afterAll(() => app.close());

  const ask = <Answer>(who: Who, document: string, input: object): Promise<Answer> =>
    app.get<Answer>(who, document, { input: { idempotencyKey: newId(), ...input } });

  const decide = (who: Who, id: Id, seen: string, verdict: string) =>
    ask<{ __typename: string; pointsAwarded?: number }>(who, DECIDE, {
      id,
      seen,
      verdict,
      ...(verdict === 'CLEAR' ? {} : { reason: 'UNUSUAL_PATTERN' }),
    });

  const deal = (id: Id, stage: string, more: object = {}) =>
    ask<{ id: Id }>(dana, RECORD_DEAL, { referralIds: [id], stage, ...more });

  const seen = (id: Id, who: Who = dana): Promise<Seen> => app.get(who, SEEN, { id });

  /** An accepted referral, of an advocate who has no other. */
  async function refer(who?: ServedPerson): Promise<{ id: Id; advocate: ServedPerson }> {
    const advocate = who ?? (await app.person(program, ['advocate']));
    const { id } = await ask<{ id: Id }>(advocate, REFER, {
      refereeName: 'Aiko Sato',
      refereeEmail: `${newId()}@kita.example`,
      companyName: `Kita ${newId()}`,
    });
    await ask(dana, MOVE, { id, step: 'QUALIFIED' });
    return { id, advocate };
  }

  const balance = ({ advocateId }: ServedPerson): Promise<number> =>
    pointsOf(app.test, advocateId ?? '');

  const waiting = async (who: Who): Promise<{ ids: Id[]; count: number }> => {
    const { data } = await app.ask<{
      referrals: { edges: { node: { id: Id } }[] };
      overview: { waiting: { kind: string; count: number }[] };
    }>(who, WAITING);
    const told = data?.overview.waiting.find(({ kind }) => kind === 'REFERRALS_TO_CHECK');
    return {
      ids: (data?.referrals.edges ?? []).map(({ node }) => node.id),
      count: told?.count ?? 0,
    };
  };

  it('is listed and counted until it is decided, and advocates see no status of it', async () => {
    const { id, advocate } = await refer();
    expect(await decide(priya, id, 'CLEAR', 'FLAG')).toMatchObject({
      fraudStatus: 'FLAGGED',
    });
    const now = await waiting(priya);
    expect(now).toEqual({ ids: [id], count: 1 });
    expect((await waiting(dana)).count).toBe(0);
    const own = await seen(id, advocate);
    expect(own.fraudStatus).toBeNull();
    expect(own.timeline.at(-1)).toMatchObject({
      rule: 'R-W8',
      outcome: 'FLAGGED',
      inputs: { reasonCode: 'UNUSUAL_PATTERN' },
    });
    expect(await decide(priya, id, 'FLAGGED', 'CLEAR')).toMatchObject({ fraudStatus: 'CLEARED' });
    expect(await waiting(priya)).toEqual({ ids: [], count: 0 });
  });

  it('holds what it earns; cleared, it is paid exactly once', async () => {
    const { id, advocate } = await refer();
    await decide(priya, id, 'CLEAR', 'FLAG');
    const { id: dealId } = await deal(id, 'WON');
    expect(await seen(id)).toMatchObject({
      status: 'CONVERTED',
      rewardStatus: 'HELD',
      pointsAwarded: 0,
    });
    expect((await seen(id)).timeline.slice(-2)).toMatchObject([
      { outcome: 'CONVERTED', inputs: { points: 0 } },
      { outcome: 'POINTS_HELD', inputs: { points: 500 } },
    ]);
    expect(await balance(advocate)).toBe(0);
    expect(await decide(priya, id, 'FLAGGED', 'CLEAR')).toMatchObject({
      rewardStatus: 'AWARDED',
      pointsAwarded: 500,
    });
    expect((await seen(id)).timeline.at(-1)).toMatchObject({
      outcome: 'CLEARED',
      inputs: { points: 500 },
      actor: { name: 'Priya Nair' },
    });
    expect(await decide(priya, id, 'FLAGGED', 'CLEAR')).toMatchObject({
      code: 'REFERRAL_DECIDED',
      decidedBy: 'Priya Nair',
      referral: { fraudStatus: 'CLEARED' },
    });
    await deal(id, 'WON', { id: dealId });
    expect(await balance(advocate)).toBe(500);
  });

  it('flagged after it was paid, it keeps that, and a lost deal still takes it back', async () => {
    const { id, advocate } = await refer();
    const { id: dealId } = await deal(id, 'WON');
    await decide(priya, id, 'CLEAR', 'FLAG');
    expect(await seen(id)).toMatchObject({ rewardStatus: 'AWARDED', pointsAwarded: 500 });
    await deal(id, 'OPEN', { id: dealId });
    expect(await balance(advocate)).toBe(0);
    // Decided on what was known: 500 had been awarded, so no more than that comes back.
    await deal(id, 'WON', { id: dealId });
    expect(await balance(advocate)).toBe(500);
    await decide(priya, id, 'FLAGGED', 'CLEAR');
    expect(await balance(advocate)).toBe(500);
  });

  it('confirmed, what was paid is owed back, and cleared later it is paid again, once', async () => {
    const { id, advocate } = await refer();
    await deal(id, 'WON');
    expect(await decide(priya, id, 'CLEAR', 'CONFIRM')).toMatchObject({
      fraudStatus: 'CONFIRMED',
      rewardStatus: 'REVERSED',
      pointsAwarded: 0,
    });
    expect((await seen(id)).timeline.at(-1)).toMatchObject({
      outcome: 'FRAUD_CONFIRMED',
      inputs: { points: 500, reasonCode: 'UNUSUAL_PATTERN' },
    });
    expect(await balance(advocate)).toBe(0);
    expect(await decide(priya, id, 'CONFIRMED', 'CLEAR')).toMatchObject({ pointsAwarded: 500 });
    expect(await balance(advocate)).toBe(500);
    expect(await decide(priya, id, 'CLEARED', 'FLAG')).toMatchObject({ fraudStatus: 'FLAGGED' });
    expect(await balance(advocate)).toBe(500);
  });

  it('two decide at once: one is first, the other is told, and it is paid as the first said', async () => {
    const { id, advocate } = await refer();
    await decide(priya, id, 'CLEAR', 'FLAG');
    const answers = await Promise.all([
      decide(priya, id, 'FLAGGED', 'CLEAR'),
      decide(priya, id, 'FLAGGED', 'CONFIRM'),
      deal(id, 'WON'),
    ]);
    const types = answers.slice(0, 2).map((answer) => '__typename' in answer && answer.__typename);
    expect(types.sort()).toEqual(['Referral', 'ReferralDecided']);
    const { fraudStatus } = await seen(id);
    expect(await balance(advocate)).toBe(fraudStatus === 'CLEARED' ? 500 : 0);
  });

  it('ten clear at once: it is paid once', async () => {
    const { id, advocate } = await refer();
    await decide(priya, id, 'CLEAR', 'FLAG');
    await deal(id, 'WON');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => decide(priya, id, 'FLAGGED', 'CLEAR')),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Referral')).toHaveLength(1);
    expect(await balance(advocate)).toBe(500);
  });

  it('is decided on as it was seen, with a reason, and only where something is left to decide', async () => {
    const { id } = await refer();
    expect(await decide(priya, id, 'FLAGGED', 'CONFIRM')).toMatchObject({
      code: 'REFERRAL_DECIDED',
      decidedBy: null,
    });
    expect(await decide(priya, id, 'CLEAR', 'CLEAR')).toMatchObject({
      code: 'REFERRAL_DECIDED',
    });
    const input = { id, seen: 'CLEAR', verdict: 'FLAG' };
    expect(await ask(priya, DECIDE, input)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: ['reason'] }],
    });
    expect(await seen(id)).toMatchObject({ fraudStatus: 'CLEAR' });
  });

  it('R-C5: nobody decides about their own', async () => {
    const both = await app.person(program, ['marketer', 'advocate']);
    const { id } = await refer(both);
    expect(await decide(both, id, 'CLEAR', 'FLAG')).toMatchObject({ code: 'OWN_REFERRAL' });
    await decide(priya, id, 'CLEAR', 'FLAG');
    await deal(id, 'WON');
    expect(await decide(both, id, 'FLAGGED', 'CLEAR')).toMatchObject({ code: 'OWN_REFERRAL' });
    expect(await balance(both)).toBe(0);
  });

  it('a move takes a note that stands on the timeline, for colleagues alone', async () => {
    const { id, advocate } = await refer();
    const text = 'Asks for a quote in May.\nCall again.';
    await ask(dana, MOVE, { id, step: 'MEETING', note: `  ${text} ` });
    await ask(dana, MOVE, { id, step: 'MEETING', note: ' ' });
    const document = `query ($id: ID!) { referral(id: $id) { notes { id text }
      timeline { outcome inputs actor { name } } } }`;
    interface Noted {
      readonly notes: readonly { id: Id; text: string }[];
      readonly timeline: readonly { outcome: string }[];
    }
    const { notes, timeline } = await app.get<Noted>(priya, document, { id });
    expect(notes).toMatchObject([{ text }]);
    expect(timeline.filter(({ outcome }) => outcome === 'NOTE')).toEqual([
      { outcome: 'NOTE', inputs: { noteId: notes[0]?.id }, actor: { name: 'Dana Cole' } },
    ]);
    const own = await app.get<Noted>(advocate, document, { id });
    expect(own.notes).toEqual([]);
    expect(own.timeline.map(({ outcome }) => outcome)).not.toContain('NOTE');
    const long = { id, step: 'OPPORTUNITY', note: 'a'.repeat(2_001) };
    expect(await ask(dana, MOVE, long)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await seen(id)).toMatchObject({ status: 'MEETING' });
  });

  it('R-T1: a day that the zone has skipped is refused where it is told', async () => {
    const apia = await app.test.createProgram({ timeZone: 'Pacific/Apia' });
    const sales = await app.person(apia, ['sales']);
    const { advocateId } = await app.person(apia, ['advocate']);
    const companyName = 'Kita';
    const won = { companyName, stage: 'WON', closedOn: '2011-12-30' };
    const told = {
      advocateId,
      companyName,
      refereeName: 'Aiko Sato',
      refereeEmail: `${newId()}@kita.example`,
      reportedOn: '2011-12-30',
    };
    for (const [document, input, path] of [
      [RECORD_DEAL, won, 'closedOn'],
      [RECORD_REFERRAL, told, 'reportedOn'],
    ] as const) {
      const wide = document.replace(
        'code message',
        'code message ... on InvalidInput { problems { path message } }',
      );
      expect(await ask(sales, wide, input)).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: [path], message: expect.stringContaining('Pacific/Apia') }],
      });
    }
    expect(await ask(sales, RECORD_DEAL, { ...won, closedOn: '2011-12-31' })).toMatchObject({
      closedOn: '2011-12-31',
    });
  });

  it('R-T2: decided anew from facts and decisions, everything stands as it is', async () => {
    expect(await breaksOf(app.test, program.actor)).toEqual([]);
  });
});
