import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { momentOf } from '../../src/kernel/clock.js';
import { dayOf } from '../../src/kernel/day.js';
import { DEAL_STAGES, type DealFact } from '../../src/features/deals/index.js';
import {
  afterWindow,
  decideReferrals,
} from '../../src/features/referrals/decide/decide-referrals.rules.js';
import {
  REFERRAL_STEPS,
  type DealInput,
  type ReferralFact,
  type ReferralGroup,
  type ReferralInput,
} from '../../src/features/referrals/decide/referral-group.rules.js';
import { limit, runs } from '../support/long.js';
import { aReferral } from '../support/worlds/referral-group.js';

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2027-01-01T00:00:00Z');
const RUNS = runs(500, 100_000);
const LIMIT = limit(60_000, 900_000);

/** Moments on few whole days, so that facts tie often, and on both sides of every window. */
const moment = fc.integer({ min: -5, max: 100 }).map((day) => momentOf(START_MS + day * DAY_MS));
const DAYS = Array.from({ length: 106 }, (_, day) =>
  dayOf(momentOf(START_MS + (day - 5) * DAY_MS), 'UTC'),
);
const version = fc.option(fc.integer({ min: 1, max: 3 }));
const source = fc.constantFrom('CRM', 'PERSON');

const dealFact: fc.Arbitrary<DealFact> = fc.record({
  factId: fc.integer({ min: 0, max: 999_999 }).map(String),
  stage: fc.constantFrom(...DEAL_STAGES, 'WON' as const, 'WON' as const),
  occurredAt: moment,
  recordedAt: moment,
  source,
  sourceVersion: version,
  closedOn: fc.constantFrom(...DAYS),
  amount: fc.constant(null),
});

const referralFact: fc.Arbitrary<ReferralFact> = fc.record({
  factId: fc.integer({ min: 0, max: 999_999 }).map(String),
  kind: fc.constantFrom(...REFERRAL_STEPS, 'CONTACTED' as const),
  occurredAt: moment,
  recordedAt: moment,
  source,
  sourceVersion: version,
  reasonCode: fc.constantFrom(null, 'NOT_A_FIT', 'ALREADY_IN_TALKS'),
  memberId: fc.constantFrom(null, 'm1', 'm2'),
});

const byFactId = { selector: (fact: { factId: string }) => fact.factId };

function aReferralOf(id: string): fc.Arbitrary<ReferralInput> {
  return fc
    .record({
      day: fc.integer({ min: 0, max: 80 }),
      refereeKey: fc.constantFrom(null, 'k1', 'k1', 'k2'),
      source: fc.constantFrom('FORM' as const, 'SALES' as const, 'IMPORT' as const),
      lag: fc.integer({ min: 0, max: 30 }),
      needsConfirmation: fc.boolean(),
      facts: fc.uniqueArray(referralFact, { maxLength: 5, ...byFactId }),
      decisions: fc.array(
        fc.record({
          id: fc.uuid(),
          kind: fc.constantFrom(
            'ACCEPTED',
            'DENIED',
            'CONFIRMED',
            'FRAUD_FLAGGED',
            'FRAUD_CONFIRMED',
            'GIVES_WAY',
          ),
          decidedAt: moment,
          reasonCode: fc.constant(null),
          importedReferralId: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ day, lag, ...given }) => {
      const submittedAt = momentOf(START_MS + day * DAY_MS);
      const terms = { lateWinPoints: 30, assistPoints: 10, conversionPoints: 101 };
      return aReferral(id, {
        ...terms,
        ...given,
        decisions: given.decisions,
        submitted: submittedAt.toISOString(),
        recordedAt: momentOf(submittedAt.getTime() + lag * DAY_MS),
      });
    });
}

function aDealOf(id: string, referralIds: readonly string[]): fc.Arbitrary<DealInput> {
  const shares = [
    { referralId: 'r0', percent: 67 },
    { referralId: 'r1', percent: 33 },
  ];
  return fc.record({
    id: fc.constant(id),
    facts: fc.uniqueArray(dealFact, { maxLength: 5, ...byFactId }),
    referralIds: fc.subarray([...referralIds], { minLength: 1 }),
    splits: fc.array(
      fc.record({ version: fc.constant(1), declaredAt: moment, shares: fc.constant(shares) }),
      {
        maxLength: 1,
      },
    ),
  });
}

const group: fc.Arbitrary<ReferralGroup> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 5 }))
  .chain(([referrals, deals]) => {
    const ids = Array.from({ length: referrals }, (_, order) => `r${String(order)}`);
    return fc.record({
      referrals: fc.tuple(...ids.map(aReferralOf)),
      deals: fc.tuple(
        ...Array.from({ length: deals }, (_, order) => aDealOf(`d${String(order)}`, ids)),
      ),
    });
  });

/** The same sets in another order, with some facts told twice. */
function mixed({ referrals, deals }: ReferralGroup): fc.Arbitrary<ReferralGroup> {
  const shuffled = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  const repeated = <Item>(items: readonly Item[]) =>
    fc.tuple(shuffled(items), fc.subarray([...items])).map(([all, again]) => [...again, ...all]);
  return fc.record({
    referrals: fc
      .tuple(
        ...referrals.map((referral) =>
          fc
            .tuple(repeated(referral.facts), shuffled(referral.decisions))
            .map(([facts, decisions]) => ({ ...referral, facts, decisions })),
        ),
      )
      .chain(shuffled),
    deals: fc
      .tuple(
        ...deals.map((deal) =>
          fc
            .tuple(repeated(deal.facts), shuffled(deal.referralIds))
            .map(([facts, referralIds]) => ({ ...deal, facts, referralIds })),
        ),
      )
      .chain(shuffled),
  });
}

/** The same facts, each told later than it was. */
function delayed({ referrals, deals }: ReferralGroup, days: number): ReferralGroup {
  const later = <Fact extends { readonly recordedAt: Date }>(fact: Fact, order: number): Fact => ({
    ...fact,
    recordedAt: momentOf(fact.recordedAt.getTime() + days * (order + 1) * DAY_MS),
  });
  return {
    referrals: referrals.map((each) => ({ ...each, facts: each.facts.map(later) })),
    deals: deals.map((each) => ({ ...each, facts: each.facts.map(later) })),
  };
}

/** What people are told and paid; the marks for late telling depend on when news came. */
function told(of: ReferralGroup, now: Date) {
  return [...decideReferrals(of, now)]
    .map(([id, { status, step, reasonCode, creditedDealId, convertedOn, pointsDue }]) => {
      return { id, status, step, reasonCode, creditedDealId, convertedOn, pointsDue };
    })
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

describe('decideReferrals', () => {
  it(
    'R-T2: permuted and repeated facts decide the same, to the last field',
    () => {
      const cases = group.chain((of) => fc.tuple(fc.constant(of), mixed(of), moment));
      fc.assert(
        fc.property(cases, ([original, other, now]) => {
          expect(decideReferrals(other, now)).toEqual(decideReferrals(original, now));
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-T2: delayed facts end in the same statuses, credits and points due',
    () => {
      fc.assert(
        fc.property(group, fc.integer({ min: 1, max: 40 }), moment, (of, days, now) => {
          expect(told(delayed(of, days), now)).toEqual(told(of, now));
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-T2, R-W4: deciding early and sweeping the windows later is deciding later',
    () => {
      const cases = group.chain((of) => fc.tuple(mixed(of), moment, moment));
      fc.assert(
        fc.property(cases, ([of, one, other]) => {
          const [early, late] = one < other ? [one, other] : [other, one];
          const before = decideReferrals(of, early);
          const after = decideReferrals(of, late);
          for (const { id, windowClosesAt } of of.referrals) {
            const stored = before.get(id);
            const swept =
              stored?.windowOpen === true && windowClosesAt <= late ? afterWindow(stored) : stored;
            expect(swept).toEqual(after.get(id));
          }
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-W5, R-W9: a deal never pays more than one award, and a referral never more than its own',
    () => {
      fc.assert(
        fc.property(group, moment, (of, now) => {
          const decided = [...decideReferrals(of, now).values()];
          for (const deal of of.deals) {
            const paid = decided
              .filter(
                ({ convertedOn, creditedDealId }) => convertedOn && creditedDealId === deal.id,
              )
              .reduce((sum, { pointsDue }) => sum + pointsDue, 0);
            expect(paid).toBeLessThanOrEqual(101);
          }
          for (const { status, pointsDue, convertedOn } of decided) {
            expect(status === 'CONVERTED').toBe(convertedOn !== null);
            expect(pointsDue).toBeLessThanOrEqual(status === 'CONVERTED' ? 101 : 30);
          }
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-W6: a person holds one open place at a time',
    () => {
      fc.assert(
        fc.property(group, moment, (of, now) => {
          const decided = decideReferrals(of, now);
          for (const { id, refereeKey } of of.referrals) {
            const holder = decided.get(id)?.duplicateOf ?? null;
            if (holder === null) continue;
            const other = of.referrals.find((each) => each.id === holder);
            expect(other?.refereeKey).toBe(refereeKey);
            expect(decided.get(holder)?.duplicateOf).toBeNull();
          }
        }),
        RUNS,
      );
    },
    LIMIT,
  );
});
