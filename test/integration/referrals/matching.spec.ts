import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { parseMoment } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import { FindOrAddCompanies } from '../../../src/features/companies/index.js';
import { dealIdsAfter } from '../../../src/features/deals/index.js';
import {
  findUnlinkedPairs,
  type UnlinkedPair,
} from '../../../src/features/referrals/match/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { insertAdvocate, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { aNewReferral, breaksOf } from '../../support/worlds/windows.js';

describe('deals and referrals that belong together', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'match', work);

  async function companyOf(tx: Tx, actor: Actor, name: string): Promise<Id> {
    const [company] = await new FindOrAddCompanies().findOrAddCompanies(tx, actor, [{ name }]);
    if (!company) throw new Error('The company was not added.');
    return company.id;
  }

  /** So many imported referrals of different people at one company; E-0, E-1, … */
  async function imported(tx: Tx, actor: Actor, advocateId: Id, company: string, count: number) {
    const companyId = await companyOf(tx, actor, company);
    const at = parseMoment(tx.now.toISOString());
    await verbs.addReferrals.addReferrals(
      tx,
      actor,
      Array.from({ length: count }, (_, order) =>
        aNewReferral(advocateId, at, {
          source: 'IMPORT',
          companyId,
          externalId: `${company} ${String(order)}`,
          refereeEmail: `guest${String(order)}@${company.toLowerCase().replace(/\W/g, '')}.example`,
        }),
      ),
    );
  }

  const recordDeal = (
    tx: Tx,
    actor: Actor,
    deal: Parameters<typeof verbs.recordDeal.recordDeal>[2],
  ): Promise<Id> => verbs.recordDeal.recordDeal(tx, actor, deal);

  async function linksOf(dealId: Id): Promise<{ origin: string }[]> {
    return test.superuser<{ origin: string }>('SELECT origin FROM deal_link WHERE deal_id = $1', [
      dealId,
    ]);
  }

  async function waitOf(dealId: Id): Promise<{ reason: string; candidates: number } | undefined> {
    const [row] = await test.superuser<{ reason: string; candidates: number }>(
      'SELECT reason, candidates FROM deal_wait WHERE deal_id = $1',
      [dealId],
    );
    return row;
  }

  const unlinked = (actor: Actor): Promise<UnlinkedPair[]> =>
    test.database.read(actor, async (tx) =>
      findUnlinkedPairs(tx, await dealIdsAfter(tx, null, 1_000)),
    );

  it.each([
    [20, 20],
    [21, 0],
  ])(
    'R-W13: a deal that %i open referrals of its company could mean is linked with %i',
    async (count, linked) => {
      const { actor } = await test.createProgram();
      const advocateId = await insertAdvocate(test, actor);
      await write(actor, (tx) => imported(tx, actor, advocateId, 'Riverbank Motors', count));
      const dealId = await write(actor, (tx) =>
        recordDeal(tx, actor, { companyName: 'Riverbank Motors', stage: 'OPEN' }),
      );
      expect(await linksOf(dealId)).toHaveLength(linked);
      expect(await waitOf(dealId)).toEqual(
        linked === 0 ? { reason: 'TOO_MANY', candidates: 21 } : undefined,
      );
      expect(await unlinked(actor)).toEqual([]);
    },
  );

  it('R-W13, R-T2: the links are the same when the deal comes first, also one referral at a time', async () => {
    for (const count of [20, 21]) {
      const { actor } = await test.createProgram();
      const advocateId = await insertAdvocate(test, actor);
      const dealId = await write(actor, (tx) =>
        recordDeal(tx, actor, { companyName: 'Riverbank Motors', stage: 'WON' }),
      );
      await write(actor, (tx) => imported(tx, actor, advocateId, 'Riverbank Motors', count - 1));
      expect(await linksOf(dealId)).toHaveLength(count - 1);
      await write(actor, async (tx) => {
        const companyId = await companyOf(tx, actor, 'Riverbank Motors');
        const last = { source: 'IMPORT', companyId, externalId: 'last' } as const;
        await verbs.addReferrals.addReferrals(tx, actor, [aNewReferral(advocateId, tx.now, last)]);
      });
      expect(await linksOf(dealId)).toHaveLength(count === 20 ? 20 : 0);
      expect(await breaksOf(test, actor)).toEqual([]);
      expect(await unlinked(actor)).toEqual([]);
    }
  });

  it('R-W13: a name that says nothing matches nothing, and waits for a person, who chooses', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const id = await write(actor, (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Omar Haddad',
        refereeEmail: 'omar@haddad.example',
        companyName: 'Haddad Tools',
      }),
    );
    const dealId = await write(actor, (tx) =>
      recordDeal(tx, actor, { externalId: 'D1', companyName: '[Not provided]', stage: 'WON' }),
    );
    expect(await linksOf(dealId)).toEqual([]);
    expect(await waitOf(dealId)).toEqual({ reason: 'SAYS_NOTHING', candidates: 0 });
    await write(actor, (tx) =>
      recordDeal(tx, actor, { id: dealId, referralIds: [id], stage: 'WON' }),
    );
    expect(await linksOf(dealId)).toEqual([{ origin: 'PERSON' }]);
    expect(await waitOf(dealId)).toBeUndefined();
    const told = await test.superuser<{ outcome: string }>(
      `SELECT outcome FROM timeline WHERE subject_id = $1 AND rule = 'R-W13' ORDER BY seq`,
      [dealId],
    );
    expect(told.map(({ outcome }) => outcome)).toEqual(['WAITS_FOR_CHOICE', 'CHOICE_MADE']);
  });

  it('R-W9: a deal that a person links is no longer matched by its company', async () => {
    const { actor } = await test.createProgram();
    const advocateId = await insertAdvocate(test, actor);
    await write(actor, (tx) => imported(tx, actor, advocateId, 'Prado Wein', 3));
    const dealId = await write(actor, (tx) =>
      recordDeal(tx, actor, { companyName: 'Prado Wein', stage: 'OPEN' }),
    );
    const [one] = await test.superuser<{ id: Id }>(
      `SELECT id FROM referral WHERE program_id = $1 AND external_id = 'Prado Wein 2'`,
      [actor.programId],
    );
    await write(actor, (tx) =>
      recordDeal(tx, actor, { id: dealId, referralIds: [one?.id ?? ''], stage: 'OPEN' }),
    );
    expect(await linksOf(dealId)).toEqual([{ origin: 'PERSON' }]);
    expect(await breaksOf(test, actor)).toEqual([]);
  });

  it.each(['REFERRAL', 'DEAL'])(
    'R-W13: a referral and its deal are linked with both transactions open, the %s first',
    async (first) => {
      const { actor } = await test.createProgram();
      const advocateId = await insertAdvocate(test, actor);
      await write(actor, (tx) => companyOf(tx, actor, 'Haddad Tools'));
      const referral = (tx: Tx): Promise<unknown> =>
        imported(tx, actor, advocateId, 'Haddad Tools', 1);
      const deal = (tx: Tx): Promise<unknown> =>
        recordDeal(tx, actor, { externalId: 'D1', companyName: 'Haddad Tools', stage: 'WON' });
      const works = first === 'REFERRAL' ? [referral, deal] : [deal, referral];
      await bothOpen(actor, works);
      const links = await test.superuser('SELECT 1 FROM deal_link WHERE program_id = $1', [
        actor.programId,
      ]);
      expect(links).toHaveLength(1);
      expect(await unlinked(actor)).toEqual([]);
      expect(await breaksOf(test, actor)).toEqual([]);
    },
  );

  /** The first has done its work and has not committed when the second begins and does its own. */
  async function bothOpen(
    actor: Actor,
    [first, second]: ((tx: Tx) => Promise<unknown>)[],
  ): Promise<void> {
    let secondBegan = (): void => undefined;
    let firstIsDone = (): void => undefined;
    const began = new Promise<void>((resolve) => (secondBegan = resolve));
    const done = new Promise<void>((resolve) => (firstIsDone = resolve));
    await Promise.all([
      write(actor, async (tx) => {
        await first?.(tx);
        firstIsDone();
        await began;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }),
      done.then(() =>
        write(actor, async (tx) => {
          await tx.query('SELECT 1');
          secondBegan();
          await second?.(tx);
        }),
      ),
    ]);
  }

  it('an unlinked pair is found', async () => {
    const { actor } = await test.createProgram();
    const advocateId = await insertAdvocate(test, actor);
    await write(actor, (tx) => imported(tx, actor, advocateId, 'Oyelaran Foods', 2));
    const dealId = await write(actor, (tx) =>
      recordDeal(tx, actor, { companyName: 'Oyelaran Foods', stage: 'OPEN' }),
    );
    await test.superuser('DELETE FROM deal_link WHERE deal_id = $1', [dealId]);
    expect(await unlinked(actor)).toHaveLength(2);
  });

  it('R-W6: equal moments are ordered by the row of the file, ten times alike', async () => {
    for (let run = 0; run < 10; run += 1) {
      const { actor } = await test.createProgram();
      const [rosa, nils] = [await insertAdvocate(test, actor), await insertAdvocate(test, actor)];
      const at = parseMoment('2026-10-15T00:00:00Z');
      await write(actor, (tx) =>
        verbs.addReferrals.addReferrals(
          tx,
          actor,
          [...Array(10).keys()].flatMap((n) => {
            const same = {
              source: 'IMPORT',
              refereeEmail: `guest${String(n)}@visitor.example`,
            } as const;
            return [
              aNewReferral(rosa, at, { ...same, externalId: `T${String(n)}z`, fileRow: 2 + 2 * n }),
              aNewReferral(nils, at, { ...same, externalId: `T${String(n)}b`, fileRow: 3 + 2 * n }),
            ];
          }),
        ),
      );
      const rows = await test.superuser<{ of: string; duplicates: number }>(
        `SELECT right(external_id, 1) AS of, count(*) FILTER (WHERE status = 'DUPLICATE')::int AS duplicates
         FROM referral WHERE program_id = $1 GROUP BY 1 ORDER BY 1`,
        [actor.programId],
      );
      expect(rows).toEqual([
        { of: 'b', duplicates: 10 },
        { of: 'z', duplicates: 0 },
      ]);
    }
  }, 60_000);

  it('R-W11: a file converts a referral that nobody accepted, and its points wait', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const [id] = await write(actor, async (tx) => {
      const { added } = await verbs.addReferrals.addReferrals(tx, actor, [
        aNewReferral(advocateId, tx.now, { decision: null, externalId: 'L1' }),
      ]);
      return added.map((each) => each.id);
    });
    const state = async () =>
      (
        await test.superuser<{ status: string; reward_status: string; points_due: string }>(
          'SELECT status, reward_status, points_due FROM referral WHERE id = $1',
          [id ?? ''],
        )
      )[0];
    await write(actor, (tx) =>
      verbs.recordDeals.recordDeals(tx, actor, [
        {
          externalId: 'D9',
          dealId: null,
          referralExternalId: 'L1',
          name: null,
          companyId: null,
          stage: 'WON',
          closedOn: null,
          amount: null,
          occurredAt: tx.now,
          source: 'import',
          sourceVersion: null,
          factId: 'D9@1',
          referralIds: [],
          isPlaceholder: false,
        },
      ]),
    );
    // A win without a day lies in no window.
    expect((await state())?.status).toBe('OPPORTUNITY');
    await write(actor, (tx) => recordDeal(tx, actor, { externalId: 'D9', stage: 'WON' }));
    expect(await state()).toMatchObject({ status: 'CONVERTED', points_due: '500' });
  });
});
