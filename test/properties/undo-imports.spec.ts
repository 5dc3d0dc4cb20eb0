import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusMs, systemClock } from '../../src/kernel/clock.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { Id } from '../../src/kernel/ids.js';
import { FindOrAddCompanies } from '../../src/features/companies/index.js';
import { findFigureBreaks } from '../../src/features/measures/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { limit, runs } from '../support/long.js';
import { importOf, TestFiles } from '../support/worlds/imports.js';
import { insertAdvocate } from '../support/worlds/referrals.js';
import { undoVerbs } from '../support/worlds/undo-imports.js';
import { aNewReferral, breaksOf } from '../support/worlds/windows.js';

const COMPANIES = ['Hanabira', 'Kitahama', 'unknown'];
const DAY_MS = 86_400_000;
const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'advocate',
    refereeEmail: 'email',
    refereeCompany: 'company',
    submittedOn: 'day',
  },
};
const DEALS = {
  columns: {
    externalId: 'id',
    referralExternalId: 'lead',
    name: 'name',
    company: 'company',
    stage: 'stage',
    closedOn: 'day',
    amount: 'amount',
  },
};

const company = fc.constantFrom('', ...COMPANIES);
const isPaid = fc.boolean();
const daysAgo = fc.integer({ min: 0, max: 50 });

/** Few ids, people and companies, so that everything meets. */
const referralRow = fc.record({
  id: fc.constantFrom('L1', 'L2', 'L3', 'L4'),
  person: fc.integer({ min: 0, max: 3 }),
  company,
  daysAgo,
});
const dealRow = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D'),
  lead: fc.constantFrom('', '', 'L1', 'L2', 'L3'),
  name: fc.constantFrom('', 'Big', 'Small'),
  company,
  stage: fc.constantFrom('WON', 'WON', 'OPEN', 'LOST'),
  daysAgo,
  amount: fc.constantFrom('', '100', '250'),
});
const rows = { minLength: 1, maxLength: 6 };
const file = fc.oneof(
  fc.record({
    kind: fc.constant('referrals' as const),
    isPaid,
    rows: fc.array(referralRow, rows),
  }),
  fc.record({ kind: fc.constant('deals' as const), isPaid, rows: fc.array(dealRow, rows) }),
);
type FileOf = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

const event = fc.oneof(
  fc.record({ is: fc.constant('FILE' as const), file }),
  fc.record({
    is: fc.constant('REFERRAL' as const),
    person: fc.integer({ min: 0, max: 3 }),
    company: fc.constantFrom('Hanabira', 'Kitahama'),
    isAccepted: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('DEAL' as const),
    id: fc.constantFrom('A', 'B', 'C', 'D'),
    company: fc.constantFrom('Hanabira', 'Kitahama'),
    stage: fc.constantFrom('WON' as const, 'OPEN' as const, 'LOST' as const, 'REFUNDED' as const),
  }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const world = fc.record({
  events: fc.array(event, { maxLength: 6 }),
  file,
  policy: fc.constantFrom('WITHIN_BALANCE' as const, 'DEBT' as const),
});

/** All that people are told; ids that a second import gives anew are named by what is outside. */
const STATE = [
  `SELECT coalesce(external_id, id::text) AS is, status, step, reason_code, moderation, awards_points,
     points_due, points_awarded, counted, furthest, won_on, converted_on, closed_on_flag, company_id,
     (SELECT coalesce(o.external_id, o.id::text) FROM referral o WHERE o.id = r.duplicate_of) AS of,
     (SELECT d.external_id FROM deal d WHERE d.id = r.credited_deal_id) AS credited
     FROM referral r WHERE program_id = $1 ORDER BY 1`,
  `SELECT d.external_id, coalesce(r.external_id, r.id::text) AS of, l.origin FROM deal_link l
     LEFT JOIN deal d ON d.id = l.deal_id LEFT JOIN referral r ON r.id = l.referral_id
    WHERE l.program_id = $1 ORDER BY 1, 2`,
  `SELECT d.external_id, w.reason, w.candidates FROM deal_wait w LEFT JOIN deal d ON d.id = w.deal_id
    WHERE w.program_id = $1 ORDER BY 1`,
  `SELECT external_id, referral_external_id, name, company_id, stage, closed_on, amount_minor, currency
     FROM deal WHERE program_id = $1 ORDER BY 1`,
  `SELECT d.external_id, coalesce(r.external_id, r.id::text) AS of, v.amount_minor FROM deal_revenue v
     LEFT JOIN deal d ON d.id = v.deal_id LEFT JOIN referral r ON r.id = v.referral_id
    WHERE v.program_id = $1 ORDER BY 1`,
  `SELECT id, won_since FROM company WHERE program_id = $1 AND won_since IS NOT NULL ORDER BY 1`,
  `SELECT owner_id, kind, balance FROM wallet WHERE program_id = $1 AND balance <> 0 ORDER BY 1, 2`,
];

describe('R-D7, R-T2: a run of an import that is undone', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof undoVerbs>;
  const files = new TestFiles();

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = undoVerbs(test);
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  const dayOf = (now: Date, ago: number): string =>
    plusMs(now, -ago * DAY_MS)
      .toISOString()
      .slice(0, 10);

  function textOf(told: FileOf, now: Date): string {
    const lines =
      told.kind === 'referrals'
        ? told.rows.map((row) => [
            row.id,
            'mei@kita.example',
            `p${String(row.person)}@co.example`,
            row.company,
          ])
        : told.rows.map((row) => [row.id, row.lead, row.name, row.company, row.stage]);
    const header =
      told.kind === 'referrals'
        ? 'id,advocate,email,company,day'
        : 'id,lead,name,company,stage,day,amount';
    const all = lines.map((line, at) => {
      const row = told.rows[at];
      const day = dayOf(now, row?.daysAgo ?? 0);
      const isOpen = told.kind === 'deals' && told.rows[at]?.stage === 'OPEN';
      const rest = told.kind === 'deals' ? [told.rows[at]?.amount ?? ''] : [];
      return [...line, isOpen ? '' : day, ...rest].join(',');
    });
    return [header, ...all].join('\n');
  }

  /** Returns the run. */
  async function take(actor: Actor, told: FileOf, path: string): Promise<Id> {
    const { kind } = told;
    const mapping = kind === 'referrals' ? REFERRALS : DEALS;
    return verbs.takeIn(kind, importOf(actor, path, mapping, { awardsPoints: told.isPaid }));
  }

  async function tell(actor: Actor, advocateId: Id, now: Date, each: Event): Promise<void> {
    if (each.is === 'FILE') {
      await take(actor, each.file, files.write('earlier.csv', textOf(each.file, now)));
      return;
    }
    await test.database.write(actor, 'tell', async (tx) => {
      if (each.is === 'DEAL') {
        const { id: externalId, company: companyName, stage } = each;
        await verbs.recordDeal.recordDeal(tx, actor, { externalId, companyName, stage });
        return;
      }
      const [found] = await new FindOrAddCompanies().findOrAddCompanies(tx, actor, [
        { name: each.company },
      ]);
      await verbs.addReferrals.addReferrals(tx, actor, [
        aNewReferral(advocateId, tx.now, {
          companyId: found?.id ?? null,
          refereeEmail: `p${String(each.person)}@co.example`,
          decision: each.isAccepted ? 'ACCEPTED' : null,
        }),
      ]);
    });
  }

  async function stateOf({ programId }: Actor): Promise<unknown[]> {
    return Promise.all(STATE.map((sql) => test.superuser(sql, [programId])));
  }

  /** Whatever stands is what its facts say, and every figure what is counted again. */
  async function expectSettled(actor: Actor): Promise<void> {
    expect(await breaksOf(test, actor)).toEqual([]);
    expect(await test.database.read(actor, findFigureBreaks)).toEqual([]);
  }

  async function undo(actor: Actor, runId: Id, signal: AbortSignal): Promise<boolean> {
    return verbs.undoRun.undoRun({ actor, runId, signal }, () => Promise.resolve());
  }

  it(
    'leaves what was before, to the point and the status, and imported again it is as if once',
    async () => {
      const never = new AbortController().signal;
      await fc.assert(
        fc.asyncProperty(world, async ({ events, file: told, policy: returnPolicy }) => {
          const { actor } = await test.createProgram({ returnPolicy, lateWinPoints: 40 });
          const now = systemClock.now();
          const advocateId = await insertAdvocate(test, actor);
          for (const each of events) await tell(actor, advocateId, now, each);
          const before = await stateOf(actor);
          const path = files.write('told.csv', textOf(told, now));

          const first = await take(actor, told, path);
          const once = await stateOf(actor);
          await expectSettled(actor);
          const preview = await verbs.undoRun.previewUndo({ actor, runId: first, signal: never });
          expect(preview?.leaning).toEqual({ count: 0, first: [] });
          expect(await stateOf(actor)).toEqual(once);

          expect(await undo(actor, first, never)).toBe(true);
          await expectSettled(actor);
          expect(await stateOf(actor)).toEqual(before);

          const second = await take(actor, told, path);
          await expectSettled(actor);
          expect(await stateOf(actor)).toEqual(once);
          expect(await undo(actor, second, never)).toBe(true);
          expect(await stateOf(actor)).toEqual(before);
        }),
        { ...runs(40, 1_500) },
      );
    },
    limit(240_000, 3_600_000),
  );
});
