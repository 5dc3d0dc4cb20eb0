import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { DuplicateReferral } from '../../../src/features/referrals/intake/intake.errors.js';
import { once } from '../../../src/platform/idempotency/index.js';
import { insertAdvocate, moveClock, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { until } from '../../support/until.js';
import { atOnce } from '../../support/at-once.js';
import { breaksOf, deadlocks, pointsOf } from '../../support/worlds/windows.js';

const CALLERS = 50;

/** Holds a transaction back until it is opened. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    passed,
    open: () => {
      open();
    },
  };
}

describe(`referrals, ${String(CALLERS)} at once`, () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase([], CALLERS);
    verbs = referralVerbs(test);
  });
  afterAll(async () => {
    try {
      expect(await deadlocks(test)).toBe(0);
    } finally {
      await test.close();
    }
  });

  const submit = (actor: Actor, advocateId: Id, email: string, company = 'Kita'): Promise<Id> =>
    test.database.write(actor, 'submitReferral', (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Aiko Sato',
        refereeEmail: email,
        companyName: company,
      }),
    );

  const report = (
    actor: Actor,
    deal: Parameters<typeof verbs.recordDeal.recordDeal>[2],
  ): Promise<Id> =>
    test.database.write(actor, 'recordDeal', (tx) => verbs.recordDeal.recordDeal(tx, actor, deal));

  /** Sessions of this database that wait for a lock. */
  const waiting = async (): Promise<number> =>
    (
      await test.superuser(
        `SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).length;

  const count = async (sql: string, programId: Id): Promise<number> =>
    Number(
      (await test.superuser<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, [programId]))[0]?.n,
    );

  it('R-W5: the same deal told by all of them converts once and awards once', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const id = await submit(actor, advocateId, 'aiko@kita.example');
    const ids = await atOnce(CALLERS, () =>
      report(actor, { externalId: 'CRM-1', referralIds: [id], stage: 'WON' }),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await count('deal WHERE program_id = $1', actor.programId)).toBe(1);
    expect(await pointsOf(test, advocateId)).toBe(500);
    expect(await count('transfer WHERE program_id = $1', actor.programId)).toBe(1);
    const lines = `timeline WHERE program_id = $1 AND outcome = 'CONVERTED'`;
    expect(await count(lines, actor.programId)).toBe(1);
    const events = `outbox WHERE program_id = $1 AND name = 'referral.converted'`;
    expect(await count(events, actor.programId)).toBe(1);
    expect(await breaksOf(test, actor)).toEqual([]);
  }, 60_000);

  it('R-T2: one word of a CRM that comes to all of them is one fact', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const referralId = await submit(actor, advocateId, 'aiko@kita.example');
    const news = await atOnce(CALLERS, () =>
      test.database.write(actor, 'recordDeals', (tx) =>
        verbs.recordDeals.recordDeals(tx, actor, [
          {
            externalId: 'CRM-2',
            dealId: null,
            referralExternalId: null,
            name: 'Kita',
            companyId: null,
            stage: 'WON',
            closedOn: null,
            amount: null,
            occurredAt: tx.now,
            source: 'crm',
            sourceVersion: 7,
            factId: 'CRM-2@7',
            referralIds: [referralId],
            isPlaceholder: false,
          },
        ]),
      ),
    );
    expect(news.filter(({ deals }) => deals[0]?.isNews)).toHaveLength(1);
    expect(await count('deal_fact WHERE program_id = $1', actor.programId)).toBe(1);
    expect(await breaksOf(test, actor)).toEqual([]);
  }, 60_000);

  it('R-W6: of the same person referred by all of them exactly one is no duplicate', async () => {
    const { actor } = await test.createProgram();
    const advocates: Id[] = [];
    for (let n = 0; n < CALLERS; n += 1) advocates.push(await insertAdvocate(test, actor));
    await atOnce(CALLERS, (caller) =>
      submit(
        actor,
        advocates[caller] ?? '',
        caller % 2 === 0 ? 'Aiko@kita.example' : ' aiko@KITA.example',
      ),
    );
    const open = `referral WHERE program_id = $1 AND status <> 'DUPLICATE'`;
    expect(await count(open, actor.programId)).toBe(1);
    expect(await count('referral WHERE program_id = $1', actor.programId)).toBe(CALLERS);
    const pointing = `referral d JOIN referral o ON o.program_id = $1 AND o.id = d.duplicate_of
      WHERE d.program_id = $1 AND o.status <> 'DUPLICATE'`;
    expect(await count(pointing, actor.programId)).toBe(CALLERS - 1);
    expect(await breaksOf(test, actor)).toEqual([]);
  }, 60_000);

  it('the same mutation retried by all of them is done once', async () => {
    const { actor } = await test.createProgram();
    const advocateId = await insertAdvocate(test, actor);
    const key = newId();
    const input = { refereeEmail: 'aiko@kita.example' };
    const results = await atOnce(CALLERS, () =>
      test.database.write(actor, 'submitReferral', (tx) =>
        once(tx, actor, { operation: 'submitReferral', key, input }, async () => ({
          type: 'Referral',
          id: await verbs.submit.submitReferral(tx, actor, {
            advocateId,
            source: 'FORM',
            refereeName: 'Aiko Sato',
            companyName: 'Kita',
            ...input,
          }),
        })),
      ),
    );
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await count('referral WHERE program_id = $1', actor.programId)).toBe(1);
    await expect(submit(actor, advocateId, 'aiko@kita.example')).rejects.toThrow(DuplicateReferral);
  }, 60_000);

  it('what all of them do with one company at once ends as its facts say', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500, assistPoints: 50 });
    const advocates: Id[] = [];
    for (let n = 0; n < 5; n += 1) advocates.push(await insertAdvocate(test, actor));
    const referrals: Id[] = [];
    for (const [n, advocateId] of advocates.entries()) {
      referrals.push(await submit(actor, advocateId, `p${String(n)}@kita.example`));
    }
    await moveClock(test, actor.programId, 30);
    const stages = ['WON', 'OPEN', 'WON', 'LOST'] as const;
    await atOnce(CALLERS, async (caller) => {
      const id = referrals[caller % referrals.length] ?? '';
      if (caller % 3 === 0) {
        const stage = stages[caller % stages.length] ?? 'WON';
        return report(actor, {
          externalId: `CRM-${String(caller % 2)}`,
          companyName: 'Kita',
          stage,
        });
      }
      return test.database.write(actor, 'moveReferral', (tx) =>
        caller % 3 === 1
          ? verbs.move.moveReferral(tx, actor, { id, step: 'MEETING' })
          : verbs.contact.recordFirstContact(tx, actor, { id }),
      );
    });
    expect(await breaksOf(test, actor)).toEqual([]);
    await report(actor, { externalId: 'CRM-0', companyName: 'Kita', stage: 'WON' });
    await report(actor, { externalId: 'CRM-1', companyName: 'Kita', stage: 'LOST' });
    const points = [];
    for (const advocateId of advocates) points.push(await pointsOf(test, advocateId));
    expect(points).toEqual([500, 50, 50, 50, 50]);
    expect(await breaksOf(test, actor)).toEqual([]);
  }, 60_000);

  it('closing windows by many sweeps, while people move them, decides what the facts decide', async () => {
    const { actor } = await test.createProgram();
    const advocateId = await insertAdvocate(test, actor);
    const referrals: Id[] = [];
    for (let n = 0; n < 20; n += 1) {
      referrals.push(
        await submit(actor, advocateId, `p${String(n)}@kita.example`, `Kita ${String(n)}`),
      );
    }
    await report(actor, { referralIds: [referrals[0] ?? ''], stage: 'WON' });
    await moveClock(test, actor.programId, 61);
    const closed = await atOnce(CALLERS, async (caller) => {
      if (caller % 5 !== 0) return verbs.closeWindows.closeWindows();
      const id = referrals[caller / 5] ?? '';
      await test.database.write(actor, 'moveReferral', (tx) =>
        verbs.move.moveReferral(tx, actor, { id, step: 'MEETING' }),
      );
      return 0;
    });
    await verbs.closeWindows.closeWindows();
    expect(closed.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(referrals.length);
    expect(await count('referral WHERE program_id = $1 AND window_open', actor.programId)).toBe(0);
    const expired = `timeline WHERE program_id = $1 AND outcome = 'EXPIRED'`;
    expect(await count(expired, actor.programId)).toBe(referrals.length - 1);
    const events = `outbox WHERE program_id = $1 AND name = 'referral.expired'`;
    expect(await count(events, actor.programId)).toBe(referrals.length - 1);
    expect(await breaksOf(test, actor)).toEqual([]);
  }, 60_000);

  it('R-W11: a deal that is recorded while a denial commits does not overrule it', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const id = await submit(actor, advocateId, 'aiko@kita.example');
    const denied = gate();
    const mayCommit = gate();
    const denial = test.database.write(actor, 'moderateReferral', async (tx) => {
      const input = { id, accepted: false, reason: 'NOT_A_FIT' };
      await verbs.moderate.moderateReferral(tx, actor, input);
      denied.open();
      await mayCommit.passed;
    });
    await denied.passed;
    const recorded = report(actor, { referralIds: [id], stage: 'WON' });
    await until(async () => (await waiting()) > 0);
    mayCommit.open();
    await Promise.all([denial, recorded]);
    const [row] = await test.superuser('SELECT moderation FROM referral WHERE id = $1', [id]);
    expect([row, await pointsOf(test, advocateId)]).toEqual([{ moderation: 'DENIED' }, 0]);
  });

  it('a transaction that is rolled back leaves nothing, not even in the ledger', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const id = await submit(actor, advocateId, 'aiko@kita.example');
    const TABLES = [
      ...[
        'audit',
        'referral',
        'referral_fact',
        'referral_decision',
        'deal',
        'deal_fact',
        'deal_link',
      ],
      ...['timeline', 'outbox', 'wallet', 'transfer', 'posting_key', 'lot', 'company'],
    ];
    const state = (): Promise<unknown> =>
      test.superuser(
        TABLES.map(
          (name) => `SELECT '${name}' AS name, count(*)::int AS n,
             md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum
           FROM ${name} t WHERE program_id = $1`,
        ).join(' UNION ALL '),
        [actor.programId],
      );
    const before = await state();
    const failed = test.database.write(actor, 'recordDeal', async (tx) => {
      await verbs.recordDeal.recordDeal(tx, actor, {
        referralIds: [id],
        companyName: 'New',
        stage: 'WON',
      });
      await verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Lin Wei',
        refereeEmail: 'lin@hai.example',
        companyName: 'Hai',
      });
      throw new RangeError('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await state()).toEqual(before);
  });
});
