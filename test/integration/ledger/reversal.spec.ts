import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import {
  balancesOf,
  pointsOfSubjects,
  type Balance,
  type ReturnPolicy,
  type Subject,
} from '../../../src/features/ledger/index.js';
import { inDays, newLedger, openLedger, type LedgerBench } from '../../support/worlds/ledger.js';

let first: LedgerBench;
let ledger: LedgerBench;
let subject: Subject;

beforeAll(async () => {
  first = await openLedger();
});
beforeEach(async () => {
  ledger = await newLedger(first.test);
  subject = { kind: 'REFERRAL', id: newId() };
});
afterAll(() => first.test.close());
afterEach(async () => {
  expect(await ledger.audit()).toEqual({ sum: 0, breaks: [] });
});

async function balance(): Promise<Balance | undefined> {
  return (await ledger.read((tx) => balancesOf(tx, [ledger.ownerId]))).get(ledger.ownerId);
}

async function posted(): Promise<unknown> {
  return (await ledger.read((tx) => pointsOfSubjects(tx, 'REFERRAL', [subject.id]))).get(
    subject.id,
  );
}

describe('reversal by policy', () => {
  beforeEach(async () => {
    await ledger.post([
      { op: 'EARN', points: 100, subject },
      { op: 'SPEND', points: 70 },
    ]);
  });
  const reverse = (policy: ReturnPolicy) => ledger.post([{ op: 'REVERSE', subject, policy }]);

  it('R-P3 WITHIN_BALANCE: takes what is there, the company bears the rest', async () => {
    expect(await reverse('WITHIN_BALANCE')).toMatchObject([
      { points: -30, owed: 0, writtenOff: 70, balanceAfter: 0 },
    ]);
    expect(await balance()).toMatchObject({ available: 0, owed: 0, lifetime: 70 });
    expect(await posted()).toEqual({ awarded: 100, reversed: 30, writtenOff: 70, standing: 0 });
  });

  it('R-P3 ONLY_PENDING: takes nothing that is available already', async () => {
    expect(await reverse('ONLY_PENDING')).toMatchObject([
      { points: 0, owed: 0, writtenOff: 100, balanceAfter: 30 },
    ]);
    expect(await balance()).toMatchObject({ available: 30, lifetime: 100 });
  });

  it('R-P3 DEBT: the rest is owed and repaid first from what is earned next', async () => {
    expect(await reverse('DEBT')).toMatchObject([{ points: -30, owed: -70, writtenOff: 0 }]);
    expect(await balance()).toMatchObject({ available: 0, owed: 70, lifetime: 0 });
    expect(await ledger.post([{ op: 'EARN', points: 50, expiresAt: inDays(9) }])).toMatchObject([
      { points: 50, owed: 50, balanceAfter: 0 },
    ]);
    expect(await ledger.post([{ op: 'EARN', points: 50 }])).toMatchObject([
      { points: 50, owed: 20, balanceAfter: 30 },
    ]);
    expect(await balance()).toMatchObject({ available: 30, owed: 0, lifetime: 100 });
  });

  it('R-P2: never more than it was, however often it is asked', async () => {
    await reverse('WITHIN_BALANCE');
    expect(await reverse('WITHIN_BALANCE')).toMatchObject([{ error: 'ALREADY_REVERSED' }]);
    expect(
      await ledger.post([
        { op: 'REVERSE', subject: { ...subject, id: newId() }, policy: 'DEBT' },
        { op: 'REVERSE', originKey: 'unknown', policy: 'DEBT' },
      ]),
    ).toMatchObject([{ error: 'TRANSFER_NOT_FOUND' }, { error: 'TRANSFER_NOT_FOUND' }]);
  });
});

describe('reversal', () => {
  it('takes back the very points of the award, and leaves those that expire sooner', async () => {
    await ledger.post([
      { op: 'EARN', points: 10, expiresAt: inDays(5) },
      { op: 'EARN', points: 10, subject },
      { op: 'REVERSE', subject, policy: 'WITHIN_BALANCE' },
    ]);
    expect(await balance()).toMatchObject({ available: 10, nextExpiry: { points: 10 } });
  });

  it('takes a part, the latest award first, and names the transfer it reverses', async () => {
    await ledger.post([
      { op: 'EARN', points: 10, subject, key: 'a' },
      { op: 'EARN', points: 10, subject, key: 'b' },
      { op: 'REVERSE', subject, points: 12, policy: 'WITHIN_BALANCE' },
    ]);
    const rows = await first.test.superuser(
      `SELECT points::int, origin_version::int FROM transfer
        WHERE program_id = $1 AND kind = 'REVERSAL' ORDER BY version`,
      [ledger.actor.programId],
    );
    expect(rows).toEqual([
      { points: -10, origin_version: 2 },
      { points: -2, origin_version: 1 },
    ]);
    expect(
      await ledger.post([
        { op: 'REVERSE', originKey: 'b', policy: 'DEBT' },
        { op: 'REVERSE', originKey: 'a', points: 8, policy: 'DEBT' },
      ]),
    ).toMatchObject([{ error: 'ALREADY_REVERSED' }, { points: -8 }]);
  });

  it('pending points are taken from held, under every policy, and never count as earned', async () => {
    await ledger.post([{ op: 'HOLD', points: 40, subject }]);
    expect(await balance()).toMatchObject({ available: 0, pending: 40, lifetime: 0 });
    expect(
      await ledger.post([{ op: 'REVERSE', subject, points: 15, policy: 'ONLY_PENDING' }]),
    ).toMatchObject([{ points: -15, writtenOff: 0 }]);
    expect(await ledger.post([{ op: 'RELEASE', subject }])).toMatchObject([
      { points: 25, balanceAfter: 25 },
    ]);
    expect(await balance()).toMatchObject({ available: 25, pending: 0, lifetime: 25 });
    expect(await posted()).toEqual({ awarded: 40, reversed: 15, writtenOff: 0, standing: 25 });
  });

  it('what is released repays what is owed first', async () => {
    await ledger.post([
      { op: 'EARN', points: 10, key: 'a' },
      { op: 'SPEND', points: 10 },
      { op: 'REVERSE', originKey: 'a', policy: 'DEBT' },
      { op: 'HOLD', points: 25, subject },
    ]);
    expect(await ledger.post([{ op: 'RELEASE', subject }])).toMatchObject([
      { points: 25, owed: 10, balanceAfter: 15 },
    ]);
  });

  it('an adjustment is corrected by another and is not earned', async () => {
    await ledger.post([
      { op: 'ADJUST', points: 30, key: 'a' },
      { op: 'ADJUST', points: -10 },
      { op: 'REVERSE', originKey: 'a', policy: 'WITHIN_BALANCE' },
    ]);
    expect(await balance()).toMatchObject({ available: 0, lifetime: 0 });
  });
});

describe('settlement', () => {
  const settle = (points: number, policy: ReturnPolicy, settlement: number) =>
    ledger.post([
      { op: 'SETTLE', subject, points, policy, key: `referral:${subject.id}:${settlement}` },
    ]);

  it.each(['ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT'] as const)(
    'R-W5 %s: won, reopened, won again nets to one award although the points were spent',
    async (policy) => {
      await settle(500, policy, 1);
      await ledger.post([{ op: 'SPEND', points: 400 }]);
      await settle(0, policy, 2);
      expect(await posted()).toMatchObject({ standing: 0 });
      await settle(500, policy, 3);
      expect(await balance()).toMatchObject({ available: 100, owed: 0, lifetime: 500 });
      expect(await posted()).toMatchObject({ standing: 500, writtenOff: 0 });
    },
  );

  it('R-T2: awarded − reversed − written off = points due after every settlement', async () => {
    const dues = [300, 500, 200, 0, 0, 700, 100];
    for (const [index, due] of dues.entries()) {
      await settle(due, index % 2 ? 'DEBT' : 'WITHIN_BALANCE', index);
      if (index === 1) await ledger.post([{ op: 'SPEND', points: 450 }]);
      expect(await posted()).toMatchObject({ standing: due });
    }
  });

  it('R-P4: a settlement told twice does nothing, told with another amount it is an error', async () => {
    await settle(500, 'DEBT', 1);
    await settle(0, 'DEBT', 2);
    expect(await settle(500, 'WITHIN_BALANCE', 1)).toMatchObject([{ replayed: true, points: 500 }]);
    expect(await settle(400, 'DEBT', 1)).toMatchObject([{ error: 'KEY_REUSED' }]);
    expect(await balance()).toMatchObject({ available: 0 });
  });

  it('settles thousands in one list, won, reopened and won again', async () => {
    const subjects = Array.from({ length: 1000 }, () => ({ kind: 'REFERRAL', id: newId() }));
    const owners = Array.from({ length: 100 }, () => newId());
    for (const [round, points] of [500, 0, 500].entries()) {
      const results = await ledger.post(
        subjects.map((of, index) => ({
          op: 'SETTLE' as const,
          subject: of,
          points,
          policy: 'WITHIN_BALANCE' as const,
          ownerId: owners[index % 100] ?? '',
          key: `referral:${of.id}:${round}`,
        })),
      );
      expect(results.every((r) => r.ok && Math.abs(r.points) === 500)).toBe(true);
    }
    const totals = await ledger.read((tx) =>
      pointsOfSubjects(
        tx,
        'REFERRAL',
        subjects.map(({ id }) => id),
      ),
    );
    expect(new Set([...totals.values()].map(({ standing }) => standing))).toEqual(new Set([500]));
  });
});
