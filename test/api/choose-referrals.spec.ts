import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindOrAddCompanies } from '../../src/features/companies/index.js';
import { AddReferrals } from '../../src/features/referrals/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/index.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { aNewReferral } from '../support/worlds/windows.js';

const CHOOSE = `mutation ($input: ChooseReferralsInput!) { chooseReferrals(input: $input) {
  __typename ... on Deal { id wait { reason } choice { version chosenBy } referrals { id status } }
  ... on NoLongerWaits { chosenBy deal { id choice { version } } }
  ... on ReferralEnded { endedIds } ... on UserError { code path } } }`;
const WAITING = `{ dealsThatWait { totalCount edges { node { id wait { reason candidates since } } } } }`;
const DEAL = `query ($id: ID!) { deal(id: $id) { wait { reason candidates } choice { version }
  referrals { id status pointsAwarded } timeline { rule outcome inputs actor { name } } } }`;

interface Chosen {
  readonly __typename: string;
  readonly choice?: { readonly version: number; readonly chosenBy: string | null };
  readonly referrals?: readonly { readonly id: Id; readonly status: string }[];
}

interface DealSeen {
  readonly wait: { readonly reason: string; readonly candidates: number } | null;
  readonly referrals: readonly { id: Id; status: string; pointsAwarded: number }[];
  readonly timeline: readonly { rule: string; outcome: string; inputs: object }[];
}

/** R-W13: a deal waits, and a person of the right role says which referrals it belongs to. */
describe('a deal that waits for a choice', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let priya: ServedPerson;
  let mei: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 500 });
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka' });
  }, 60_000);
  afterAll(() => app.close());

  const record = (who: Who, deal: object): Promise<{ id: Id }> =>
    app.get(who, RECORD_DEAL, { input: { idempotencyKey: newId(), ...deal } });

  const placeholder = async (stage = 'WON'): Promise<Id> =>
    (await record(dana, { externalId: newId(), companyName: 'n/a', stage })).id;

  const refer = async (who: Who = mei, companyName = 'Minato Foods'): Promise<Id> => {
    const { id } = await app.get<{ id: Id }>(who, REFER, {
      input: {
        refereeName: 'Aiko Sato',
        refereeEmail: `${newId()}@minato.example`,
        companyName,
        idempotencyKey: newId(),
      },
    });
    return id;
  };

  const choose = (who: Who, dealId: Id, referralIds: readonly Id[], more: object = {}) =>
    app.get<Chosen>(who, CHOOSE, {
      input: { dealId, referralIds, idempotencyKey: newId(), ...more },
    });

  const dealOf = (id: Id): Promise<DealSeen> => app.get(dana, DEAL, { id });

  const waiting = async (who: Who = dana): Promise<{ totalCount: number; ids: Id[] }> => {
    const { totalCount, edges } = await app.get<{
      totalCount: number;
      edges: { node: { id: Id } }[];
    }>(who, WAITING);
    return { totalCount, ids: edges.map(({ node }) => node.id) };
  };

  /** So many imported referrals of one company. */
  const imported = (company: string, count: number): Promise<unknown> =>
    app.serving.app.get(Database).write(program.actor, 'import', async (tx) => {
      const [found] = await app.serving.app
        .get(FindOrAddCompanies, { strict: false })
        .findOrAddCompanies(tx, program.actor, [{ name: company }]);
      await app.serving.app.get(AddReferrals, { strict: false }).addReferrals(
        tx,
        program.actor,
        Array.from({ length: count }, () =>
          aNewReferral(mei.advocateId ?? '', tx.now, {
            source: 'IMPORT',
            companyId: found?.id ?? null,
            externalId: newId(),
            refereeEmail: `${newId()}@many.example`,
          }),
        ),
      );
    });

  it('is found with its reason and count, by those who see deals', async () => {
    const before = await waiting();
    const dealId = await placeholder();
    await imported('Riverbank', 21);
    const { id: many } = await record(dana, { companyName: 'Riverbank', stage: 'OPEN' });
    expect((await dealOf(dealId)).wait).toEqual({ reason: 'SAYS_NOTHING', candidates: 0 });
    expect((await dealOf(many)).wait).toEqual({ reason: 'TOO_MANY', candidates: 21 });
    await imported('Riverbank', 3);
    expect((await dealOf(many)).wait).toEqual({ reason: 'TOO_MANY', candidates: 24 });
    for (const who of [dana, priya]) {
      const now = await waiting(who);
      expect(now.totalCount).toBe(before.totalCount + 2);
      expect(now.ids.slice(-2)).toEqual([dealId, many]);
      const overview = '{ overview { waiting { kind count } } }';
      const { waiting: told } = await app.get<{ waiting: object[] }>(who, overview);
      expect(told).toContainEqual({ kind: 'DEALS_THAT_WAIT', count: now.totalCount });
    }
    const { data, errors } = await app.ask(mei, WAITING);
    expect([data?.['dealsThatWait'], errors?.[0]?.extensions.code]).toEqual([
      undefined,
      'FORBIDDEN',
    ]);
  });

  it('belongs to the chosen referral, which converts; who chose stands on its timeline', async () => {
    const [dealId, referralId] = [await placeholder(), await refer()];
    expect(await choose(dana, dealId, [referralId, referralId])).toEqual({
      __typename: 'Deal',
      id: dealId,
      wait: null,
      choice: { version: 1, chosenBy: 'Dana Cole' },
      referrals: [{ id: referralId, status: 'CONVERTED' }],
    });
    const { timeline, referrals } = await dealOf(dealId);
    expect(referrals[0]?.pointsAwarded).toBe(500);
    expect(timeline).toMatchObject([
      { rule: 'R-W13', outcome: 'WAITS_FOR_CHOICE', inputs: { reason: 'SAYS_NOTHING' } },
      { outcome: 'CHOICE_MADE', inputs: { referrals: 1 }, actor: { name: 'Dana Cole' } },
    ]);
    expect((await waiting()).ids).not.toContain(dealId);
    const audit = await app.test.superuser(
      `SELECT 1 FROM audit WHERE program_id = $1 AND operation = 'chooseReferrals'`,
      [program.id],
    );
    expect(audit).toHaveLength(1);
  });

  it('belongs to none where a person says so, whatever comes of its company later', async () => {
    await imported('Lakeside', 21);
    const { id } = await record(dana, { companyName: 'Lakeside', stage: 'WON' });
    expect(await choose(priya, id, [])).toMatchObject({ wait: null, referrals: [] });
    await imported('Lakeside', 1);
    await record(dana, { id, companyName: 'Lakeside', stage: 'WON', name: 'Renamed' });
    expect(await dealOf(id)).toMatchObject({ wait: null, referrals: [] });
  });

  it('told twice with one key is chosen once; the key with another choice is refused', async () => {
    const [dealId, one, other] = [await placeholder(), await refer(), await refer()];
    const key = { idempotencyKey: newId() };
    const first = await choose(dana, dealId, [one], key);
    expect(await choose(dana, dealId, [one], key)).toEqual(first);
    expect(await choose(dana, dealId, [other], key)).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await dealOf(dealId)).referrals.map(({ id }) => id)).toEqual([one]);
  });

  it('two choose at once: one is first, the other is told who was', async () => {
    const [dealId, one, other] = [await placeholder(), await refer(), await refer()];
    const answers = await Promise.all([
      choose(dana, dealId, [one]),
      choose(priya, dealId, [other]),
    ]);
    const made = answers.filter((answer) => answer.__typename === 'Deal');
    const [late] = answers.filter((answer) => answer.__typename !== 'Deal');
    expect(made).toHaveLength(1);
    expect(late).toMatchObject({
      __typename: 'NoLongerWaits',
      code: 'NO_LONGER_WAITS',
      chosenBy: made[0]?.choice?.chosenBy,
      deal: { id: dealId, choice: { version: 1 } },
    });
    expect((await dealOf(dealId)).referrals).toHaveLength(1);
  });

  it('is chosen for anew: the first referral gives back what the second earns', async () => {
    const [dealId, one, other] = [await placeholder(), await refer(), await refer()];
    await choose(dana, dealId, [one]);
    const changed = await choose(priya, dealId, [other], { replaces: 1 });
    expect(changed).toMatchObject({ choice: { version: 2, chosenBy: 'Priya Nair' } });
    expect((await dealOf(dealId)).referrals).toMatchObject([{ id: other, pointsAwarded: 500 }]);
    const first = await app.get<{ referral: object }>(
      dana,
      'query ($id: ID!) { referral(id: $id) { status pointsAwarded rewardStatus } }',
      { id: one },
    );
    expect(first).toMatchObject({ pointsAwarded: 0, rewardStatus: 'REVERSED' });
    expect(await choose(dana, dealId, [], { replaces: 1 })).toMatchObject({
      __typename: 'NoLongerWaits',
      chosenBy: 'Priya Nair',
    });
    const { timeline } = await dealOf(dealId);
    expect(timeline.at(-1)).toMatchObject({ outcome: 'CHOICE_CHANGED', inputs: { referrals: 1 } });
  });

  it('does not wait where its source names the referral meanwhile', async () => {
    const { id } = await record(dana, { companyName: 'Unheard Of', stage: 'OPEN' });
    expect(await choose(dana, id, [await refer()])).toMatchObject({
      __typename: 'NoLongerWaits',
      chosenBy: null,
    });
  });

  it('cannot be chosen for once it is deleted, and waits for nobody then', async () => {
    const dealId = await placeholder('OPEN');
    await record(dana, { id: dealId, stage: 'DELETED' });
    expect((await waiting()).ids).not.toContain(dealId);
    expect(await choose(dana, dealId, [])).toMatchObject({ code: 'DEAL_DELETED' });
    await record(dana, { id: dealId, stage: 'OPEN' });
    expect((await waiting()).ids).toContain(dealId);
  });

  it('cannot belong to a referral that was withdrawn meanwhile', async () => {
    const [dealId, referralId, stays] = [await placeholder(), await refer(), await refer()];
    await app.get(
      mei,
      `mutation ($input: WithdrawReferralInput!) { withdrawReferral(input: $input) { __typename } }`,
      { input: { id: referralId, idempotencyKey: newId() } },
    );
    expect(await choose(dana, dealId, [stays, referralId])).toMatchObject({
      code: 'REFERRAL_ENDED',
      endedIds: [referralId],
    });
    expect(await dealOf(dealId)).toMatchObject({ referrals: [], wait: { reason: 'SAYS_NOTHING' } });
  });

  it('R-C5: nobody chooses their own referral', async () => {
    const both = await app.person(program, ['sales', 'advocate'], { name: 'Kim Both' });
    const [dealId, own] = [await placeholder(), await refer(both)];
    expect(await choose(both, dealId, [own])).toMatchObject({ code: 'OWN_REFERRAL' });
    expect(await choose(dana, dealId, [own])).toMatchObject({ __typename: 'Deal' });
  });

  it('R-A1: nothing of another programme is found, and an advocate may not choose', async () => {
    const there = await app.test.createProgram();
    const stranger = await app.person(there, ['sales']);
    const [dealId, referralId] = [await placeholder(), await refer()];
    for (const ids of [[], [referralId]]) {
      expect(await choose(stranger, dealId, ids)).toMatchObject({
        code: 'NOT_FOUND',
        path: ['dealId'],
      });
    }
    const theirs = await app.get<{ id: Id }>(stranger, RECORD_DEAL, {
      input: { companyName: 'unknown', stage: 'WON', idempotencyKey: newId() },
    });
    for (const strange of [referralId, newId()]) {
      expect(await choose(stranger, theirs.id, [strange])).toMatchObject({
        code: 'NOT_FOUND',
        path: ['referralIds'],
      });
    }
    const { errors } = await app.ask(mei, CHOOSE, {
      input: { dealId, referralIds: [referralId], idempotencyKey: newId() },
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('takes 20 referrals at most', async () => {
    const many = Array.from({ length: 21 }, () => newId());
    expect(await choose(dana, await placeholder(), many)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('its referrals are found by person, company, advocate and day', async () => {
    const other = await app.person(program, ['advocate'], { name: 'Budi Santoso' });
    const id = await refer(other, 'Pasar Raya');
    const found = async (filter: object): Promise<Id[]> => {
      const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
        dana,
        `query ($filter: ReferralFilter) { referrals(filter: $filter, first: 100) {
           edges { node { id } } } }`,
        { filter },
      );
      return edges.map(({ node }) => node.id);
    };
    const { submittedOn } = await app.get<{ submittedOn: string }>(
      dana,
      'query ($id: ID!) { referral(id: $id) { submittedOn } }',
      { id },
    );
    expect(await found({ search: 'pasar' })).toEqual([id]);
    expect(await found({ search: 'budi s' })).toEqual([id]);
    const day = { submittedFrom: submittedOn, submittedTo: submittedOn };
    expect(await found({ search: 'budi', ...day })).toEqual([id]);
    expect(await found({ search: 'budi', submittedTo: '2026-01-01' })).toEqual([]);
    expect(await found({ search: 'budi', submittedFrom: '2099-01-01' })).toEqual([]);
  });
});
