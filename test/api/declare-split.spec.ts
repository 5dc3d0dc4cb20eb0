import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.js';
import { addDays, dayOf } from '../../src/kernel/day.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { breaksOf } from '../support/worlds/windows.js';

const SPLIT = `split { version declaredBy shares { percent referral { id } } }`;
const DECLARE = `mutation ($input: DeclareSplitInput!) { declareSplit(input: $input) { __typename
  ... on Deal { id ${SPLIT} } ... on SplitChanged { declaredBy deal { id ${SPLIT} } }
  ... on TooLateToSplit { closedOn } ... on ReferralEnded { endedIds }
  ... on UserError { code path } ... on InvalidInput { problems { path message } } } }`;
const SEEN = `query ($id: ID!) { referral(id: $id) { status reason pointsAwarded rewardStatus
  timeline { rule outcome inputs actor { name } } } }`;
const DEAL = `query ($id: ID!) { deal(id: $id) { ${SPLIT} timeline { outcome inputs } } }`;

interface Seen {
  readonly pointsAwarded: number;
  readonly rewardStatus: string;
  readonly timeline: readonly { outcome: string; inputs: object }[];
}

/** R-W9: several referrals led to one deal, and a marketer says beforehand how they share it. */
describe('the split of a deal', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 101 });
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka' });
    budi = await app.person(program, ['advocate'], { name: 'Budi Santoso' });
  }, 60_000);
  afterAll(() => app.close());

  const ask = <Answer>(who: Who, document: string, input: object): Promise<Answer> =>
    app.get<Answer>(who, document, { input: { idempotencyKey: newId(), ...input } });

  const refer = async (who: Who): Promise<Id> => {
    const { id } = await ask<{ id: Id }>(who, REFER, {
      refereeName: 'Aiko Sato',
      refereeEmail: `${newId()}@minato.example`,
      companyName: `Minato ${newId()}`,
    });
    return id;
  };

  interface Shared {
    readonly dealId: Id;
    readonly one: Id;
    readonly other: Id;
  }

  /** An open deal of two referrals, Mei's the earlier one. */
  async function aDeal(first: Who = mei): Promise<Shared> {
    const [one, other] = [await refer(first), await refer(budi)];
    const deal = { referralIds: [one, other], stage: 'OPEN' };
    return { dealId: (await ask<{ id: Id }>(dana, RECORD_DEAL, deal)).id, one, other };
  }

  const win = (dealId: Id, more: object = {}) =>
    ask(dana, RECORD_DEAL, { id: dealId, stage: 'WON', ...more });

  type Share = readonly [Id, number];
  const declare = (who: Who, dealId: Id, shares: readonly Share[], more: object = {}) =>
    ask<{ __typename: string }>(who, DECLARE, {
      dealId,
      shares: shares.map(([referralId, percent]) => ({ referralId, percent })),
      ...more,
    });

  const seen = (id: Id): Promise<Seen> => app.get(dana, SEEN, { id });
  const awarded = async ({ one, other }: Shared): Promise<number[]> => [
    (await seen(one)).pointsAwarded,
    (await seen(other)).pointsAwarded,
  ];

  it('credits both when the deal is won, points summing up exactly, and both can read why', async () => {
    const shared = await aDeal();
    const { dealId, one, other } = shared;
    expect(
      await declare(priya, dealId, [
        [one, 67],
        [other, 33],
      ]),
    ).toMatchObject({
      __typename: 'Deal',
      split: {
        version: 1,
        declaredBy: 'Priya Nair',
        shares: [
          { percent: 67, referral: { id: one } },
          { percent: 33, referral: { id: other } },
        ],
      },
    });
    await win(dealId);
    // 101 × 67 % = 67.67 and 101 × 33 % = 33.33 make 101
    expect(await awarded(shared)).toEqual([68, 33]);
    const { timeline } = await app.get<Seen>(budi, SEEN, { id: other });
    expect(timeline).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ outcome: 'SHARE_DECLARED', inputs: { dealId, percent: 33 } }),
        expect.objectContaining({ outcome: 'CONVERTED_BY_SPLIT' }),
      ]),
    );
    expect(JSON.stringify(timeline)).not.toContain(one);
    const { timeline: ofDeal } = await app.get<Seen>(dana, DEAL, { id: dealId });
    expect(ofDeal.at(-1)).toEqual({ outcome: 'SPLIT_DECLARED', inputs: { referrals: 2 } });
  });

  it('is declared anew, and withdrawn: then the earliest gets all of it', async () => {
    const shared = await aDeal();
    const { dealId, one, other } = shared;
    await declare(priya, dealId, [[other, 100]]);
    await win(dealId);
    expect(await awarded(shared)).toEqual([0, 101]);
    // On the day of closing it is not too late, and what was awarded is shared anew.
    await declare(priya, dealId, [[one, 100]], { replaces: 1 });
    expect(await awarded(shared)).toEqual([101, 0]);
    expect((await seen(other)).timeline.map(({ outcome }) => outcome)).toContain('SHARE_WITHDRAWN');
    expect(await declare(priya, dealId, [], { replaces: 2 })).toMatchObject({
      split: { version: 3, shares: [] },
    });
    expect(await awarded(shared)).toEqual([101, 0]);
    const { timeline } = await app.get<Seen>(dana, DEAL, { id: dealId });
    expect(timeline.at(-1)).toMatchObject({ outcome: 'SPLIT_WITHDRAWN' });
  });

  it('R-W3: is partly reversed while less is awarded than ever before, also where a part came again', async () => {
    const { dealId, one, other } = await aDeal();
    await win(dealId);
    const ofOne = async (percent: number, replaces: number | null) => {
      await declare(
        priya,
        dealId,
        [
          [one, percent],
          [other, 100 - percent],
        ],
        replaces === null ? {} : { replaces },
      );
      const { pointsAwarded, rewardStatus } = await seen(one);
      return [pointsAwarded, rewardStatus];
    };
    expect((await seen(one)).rewardStatus).toBe('AWARDED'); // 101
    expect(await ofOne(60, null)).toEqual([61, 'PARTLY_REVERSED']); // of 101
    expect(await ofOne(80, 1)).toEqual([81, 'PARTLY_REVERSED']);
    expect((await seen(other)).rewardStatus).toBe('PARTLY_REVERSED'); // 20 of 40
    await declare(priya, dealId, [], { replaces: 2 });
    expect(await seen(one)).toMatchObject({ pointsAwarded: 101, rewardStatus: 'AWARDED' });
  });

  it('two declare at once, beside a win: one is first, the other is told who was', async () => {
    const shared = await aDeal();
    const { dealId, one, other } = shared;
    const answers = await Promise.all([
      declare(priya, dealId, [[one, 100]]),
      declare(priya, dealId, [[other, 100]]),
      win(dealId),
    ]);
    const made = answers.slice(0, 2).map((answer) => (answer as { __typename: string }).__typename);
    expect(made.toSorted()).toEqual(['Deal', 'SplitChanged']);
    expect(answers[made.indexOf('SplitChanged')]).toMatchObject({
      code: 'SPLIT_CHANGED',
      declaredBy: 'Priya Nair',
      deal: { split: { version: 1 } },
    });
    expect(await awarded(shared)).toEqual(made[0] === 'Deal' ? [101, 0] : [0, 101]);
  });

  it('is refused after the day of closing, which is told', async () => {
    const { dealId, one } = await aDeal();
    const { timeZone } = await app.get<{ timeZone: string }>(dana, '{ program { timeZone } }');
    const yesterday = addDays(dayOf(systemClock.now(), timeZone), -1);
    await win(dealId, { closedOn: yesterday });
    expect(await declare(priya, dealId, [[one, 100]])).toMatchObject({
      code: 'TOO_LATE_TO_SPLIT',
      closedOn: yesterday,
    });
    await ask(dana, RECORD_DEAL, { id: dealId, stage: 'OPEN' });
    expect(await declare(priya, dealId, [[one, 100]])).toMatchObject({ split: { version: 1 } });
  });

  it('has whole per cents whose sum is 100, of referrals of the deal that have not ended', async () => {
    const { dealId, one, other } = await aDeal();
    for (const shares of [
      [[one, 60]],
      [
        [one, 0],
        [other, 100],
      ],
      [
        [one, 50],
        [one, 50],
      ],
      [
        [one, 150],
        [other, -50],
      ],
    ] as [Id, number][][]) {
      expect(await declare(priya, dealId, shares)).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: ['shares'] }],
      });
    }
    for (const strange of [newId(), await refer(mei)]) {
      expect(await declare(priya, dealId, [[strange, 100]])).toMatchObject({
        code: 'NOT_FOUND',
        path: ['shares'],
      });
    }
    await ask(
      mei,
      `mutation ($input: WithdrawReferralInput!) { withdrawReferral(input: $input) { __typename } }`,
      { id: one },
    );
    expect(await declare(priya, dealId, [[one, 100]])).toMatchObject({
      code: 'REFERRAL_ENDED',
      path: ['shares'],
      endedIds: [one],
    });
    const denied = await aDeal();
    await ask(
      priya,
      `mutation ($input: ModerateReferralInput!) { moderateReferral(input: $input) { __typename } }`,
      { id: denied.other, accepted: false, reason: 'NOT_A_FIT' },
    );
    const halves: Share[] = [
      [denied.one, 50],
      [denied.other, 50],
    ];
    expect(await declare(priya, denied.dealId, halves)).toMatchObject({
      code: 'REFERRAL_ENDED',
      endedIds: [denied.other],
    });
    expect(await declare(priya, dealId, [[other, 100]], { replaces: 1 })).toMatchObject({
      code: 'SPLIT_CHANGED',
      declaredBy: null,
    });
    expect(await declare(priya, newId(), [[other, 100]])).toMatchObject({
      code: 'NOT_FOUND',
      path: ['dealId'],
    });
    await ask(dana, RECORD_DEAL, { id: dealId, stage: 'DELETED' });
    expect(await declare(priya, dealId, [[other, 100]])).toMatchObject({ code: 'DEAL_DELETED' });
    expect(await app.get(dana, DEAL, { id: dealId })).toMatchObject({ split: null });
  });

  it('R-C5: nobody declares it where one of the referrals is their own', async () => {
    const both = await app.person(program, ['marketer', 'advocate']);
    const { dealId, one, other } = await aDeal(both);
    for (const shares of [[[one, 100]], [[other, 100]]] as [Id, number][][]) {
      expect(await declare(both, dealId, shares)).toMatchObject({ code: 'OWN_REFERRAL' });
    }
    expect(await declare(priya, dealId, [[other, 100]])).toMatchObject({ __typename: 'Deal' });
  });

  it('R-T2: decided anew from facts and decisions, everything stands as it is', async () => {
    expect(await breaksOf(app.test, program.actor)).toEqual([]);
  });
});
