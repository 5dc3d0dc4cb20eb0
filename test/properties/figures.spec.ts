import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../src/kernel/day.js';
import { plusMs } from '../../src/kernel/clock.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import type { Actor } from '../../src/kernel/actor.js';
import { DEAL_STAGES } from '../../src/features/deals/index.js';
import { conversionFigures } from '../../src/features/insights/conversions.queries.js';
import { overviewFigures } from '../../src/features/insights/overview.queries.js';
import { WhatWaits } from '../../src/features/waiting/index.js';
import { PostTransfers } from '../../src/features/ledger/index.js';
import { findFigureBreaks } from '../../src/features/measures/index.js';
import { FoldFigures } from '../../src/features/measures/fold-figures.js';
import { REFERRAL_STEPS } from '../../src/features/referrals/decide/index.js';
import { recordDecisions, recordFacts } from '../../src/features/referrals/settle/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import {
  SCANNED_AS_WAITING,
  scanConversions,
  scanOverview,
} from '../support/worlds/figures-by-scan.js';
import { limit, runs } from '../support/long.js';
import { aNewReferral, breaksOf } from '../support/worlds/windows.js';
import { insertAdvocate, moveClock, referralVerbs } from '../support/worlds/referrals.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const DAY_MS = 86_400_000;
const ago = fc.integer({ min: 0, max: 110 });
const which = fc.nat(5);
const as = <Kind extends string>(kind: Kind): fc.Arbitrary<Kind> => fc.constant(kind);

/** What may happen, in any order; everything told may have happened up to 110 days before. */
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: as('refer'),
      person: fc.nat(3),
      source: fc.constantFrom('FORM' as const, 'SALES' as const, 'IMPORT' as const),
      label: fc.constantFrom(null, 'Fair', 'Event'),
      ago,
      ofCompany: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: as('fact'),
      which,
      told: fc.constantFrom(...REFERRAL_STEPS, 'CONTACTED' as const),
      ago,
      id: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: as('decide'),
      which,
      decision: fc.constantFrom(
        'ACCEPTED' as const,
        'DENIED' as const,
        'DENIED' as const,
        'CONFIRMED' as const,
        'REFUSED' as const,
        'FRAUD_FLAGGED' as const,
        'FRAUD_CONFIRMED' as const,
        'FRAUD_CLEARED' as const,
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: as('deal'),
      deal: fc.nat(2),
      linked: fc.array(which, { maxLength: 3 }),
      stage: fc.constantFrom(...DEAL_STAGES, 'WON' as const, 'WON' as const),
      ago,
      closedAgo: ago,
      version: fc.nat(3),
      amount: fc.constantFrom(null, 0, 1_000, 2_500),
      currency: fc.constantFrom('JPY', 'EUR'),
      ofCompany: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: as('wait'), days: fc.constantFrom(1, 30, 61) }) },
  { weight: 1, arbitrary: fc.record({ kind: as('close') }) },
  { weight: 1, arbitrary: fc.record({ kind: as('fold') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: as('spend'), points: fc.integer({ min: 1, max: 300 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

let test: TestDatabase;
let verbs: ReturnType<typeof referralVerbs>;
beforeAll(async () => {
  test = await openTestDatabase();
  verbs = referralVerbs(test);
});
afterAll(() => test.close());

/** A programme and what happens in it. */
class History {
  private readonly referrals: Id[] = [];
  private spent = 0;

  private constructor(
    readonly actor: Actor,
    private readonly advocateId: Id,
    private readonly companyId: Id,
  ) {}

  static async begin(): Promise<History> {
    const { actor } = await test.createProgram({ lateWinPoints: 100, assistPoints: 50 });
    const companyId = newId();
    await test.superuser(
      `INSERT INTO company (program_id, id, name, name_key, gifts_allowed, public_sector, created_at)
       VALUES ($1, $2, 'Kita', 'kita', true, false, now())`,
      [actor.programId, companyId],
    );
    return new History(actor, await insertAdvocate(test, actor), companyId);
  }

  async do(one: Act): Promise<void> {
    if (one.kind === 'wait') await moveClock(test, this.actor.programId, one.days);
    else if (one.kind === 'close') await verbs.closeWindows.closeWindows();
    else if (one.kind === 'fold') await new FoldFigures(test.crossProgram).foldFigures();
    else await test.database.write(this.actor, 'test', (tx) => this.report(tx, one));
  }

  private async report(
    tx: Tx,
    one: Exclude<Act, { kind: 'wait' | 'close' | 'fold' }>,
  ): Promise<void> {
    if (one.kind === 'refer') return this.refer(tx, one);
    if (one.kind === 'deal') return this.deal(tx, one);
    if (one.kind === 'spend') return this.spend(tx, one.points);
    const referralId = this.referrals[one.which];
    if (referralId === undefined) return;
    if (one.kind === 'decide') {
      await recordDecisions(tx, this.actor, [{ referralId, kind: one.decision, payload: {} }]);
    } else {
      await recordFacts(tx, [
        {
          referralId,
          factId: String(one.id),
          kind: one.told,
          occurredAt: plusMs(tx.now, -one.ago * DAY_MS),
          source: 'crm',
          sourceVersion: null,
          payload: {},
        },
      ]);
    }
    await verbs.settle.settleReferrals(tx, this.actor, [referralId]);
  }

  private async refer(tx: Tx, one: Extract<Act, { kind: 'refer' }>): Promise<void> {
    const { added } = await verbs.addReferrals.addReferrals(tx, this.actor, [
      aNewReferral(this.advocateId, plusMs(tx.now, -one.ago * DAY_MS), {
        source: one.source,
        sourceLabel: one.label,
        refereeEmail: one.person === 0 ? null : `person.${String(one.person)}@kita.example`,
        decision: null,
        companyId: one.ofCompany ? this.companyId : null,
      }),
    ]);
    for (const { id } of added) this.referrals.push(id);
  }

  private async deal(tx: Tx, one: Extract<Act, { kind: 'deal' }>): Promise<void> {
    const { stage, amount, currency, version } = one;
    const closedOn = dayOf(plusMs(tx.now, -one.closedAgo * DAY_MS), 'Asia/Tokyo');
    await verbs.recordDeals.recordDeals(tx, this.actor, [
      {
        externalId: `CRM-${String(one.deal)}`,
        dealId: null,
        referralExternalId: null,
        name: 'Kita',
        companyId: one.ofCompany ? this.companyId : null,
        stage,
        closedOn: stage === 'OPEN' ? null : closedOn,
        amount: amount === null ? null : { amountMinor: amount, currency },
        occurredAt: plusMs(tx.now, -one.ago * DAY_MS),
        source: 'crm',
        sourceVersion: version,
        // The same word again is no news, wherever it comes from.
        factId: `${String(one.deal)}@${String(version)}`,
        referralIds: one.linked.flatMap((place) => this.referrals[place] ?? []),
        isPlaceholder: false,
      },
    ]);
  }

  private async spend(tx: Tx, points: number): Promise<void> {
    this.spent += 1;
    // What is not there is refused, and moves nothing.
    await new PostTransfers().postTransfers(tx, this.actor, [
      {
        op: 'SPEND',
        ownerId: this.advocateId,
        points,
        key: `test:${String(this.spent)}`,
        rule: 'R-R1',
        subject: { kind: 'REDEMPTION', id: newId() },
      },
    ]);
  }

  /** Read and scanned in one snapshot. */
  async expectExact(): Promise<void> {
    await test.database.read(this.actor, async (tx) => {
      const { figures } = new WhatWaits(['admin']);
      expect(figures.map(({ measure }) => measure)).toEqual(SCANNED_AS_WAITING);
      expect(await overviewFigures(tx, figures)).toEqual(await scanOverview(tx));
      for (const by of ['all', 'month', 'source'] as const) {
        expect(await conversionFigures(tx, by)).toEqual(await scanConversions(tx, by));
      }
      expect(await findFigureBreaks(tx)).toEqual([]);
    });
    expect(await breaksOf(test, this.actor)).toEqual([]);
  }
}

describe('figures', () => {
  it(
    'are what a scan of everything says, whatever was told late, twice, out of order or taken back',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
          const history = await History.begin();
          for (const one of acts) await history.do(one);
          await history.expectExact();
        }),
        { ...runs(25, 1_500), endOnFailure: true },
      );
    },
    limit(300_000, 3_600_000),
  );
});
