import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { balancesOf, type PostingResult } from '../../../src/features/ledger/index.js';
import {
  newLedger,
  openLedger,
  type LedgerBench,
  type LedgerItem,
} from '../../support/worlds/ledger.js';

const CALLERS = 50;
let first: LedgerBench;
let ledger: LedgerBench;

beforeAll(async () => {
  first = await openLedger(CALLERS);
});
beforeEach(async () => {
  ledger = await newLedger(first.test);
});
afterAll(() => first.test.close());
afterEach(async () => {
  expect(await ledger.audit()).toEqual({ sum: 0, breaks: [] });
});

async function together(
  items: (caller: number) => readonly LedgerItem[],
): Promise<readonly PostingResult[]> {
  const callers = Array.from({ length: CALLERS }, (_, caller) => ledger.post(items(caller)));
  return (await Promise.all(callers)).flat();
}

async function deadlocks(): Promise<number> {
  const [row] = await first.test.superuser<{ deadlocks: number }>(
    `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
  );
  return row?.deadlocks ?? -1;
}

describe('50 callers at once', () => {
  it('R-P3: spend one wallet to zero and never below', async () => {
    await ledger.post([{ op: 'EARN', points: 100 }]);
    const results = await together(() => [{ op: 'SPEND', points: 7 }]);
    // 14 × 7 = 98
    expect(results.filter((result) => result.ok)).toHaveLength(14);
    const balances = await ledger.read((tx) => balancesOf(tx, [ledger.ownerId]));
    expect(balances.get(ledger.ownerId)).toMatchObject({ available: 2 });
  });

  it('R-P4: tell one fact and it is posted once', async () => {
    const results = await together(() => [{ op: 'EARN', points: 100, key: 'submission:1:award' }]);
    expect(results.filter((result) => result.ok && !result.replayed)).toHaveLength(1);
    expect(new Set(results.map((result) => result.ok && result.postingId)).size).toBe(1);
  });

  it('R-P4: use one key for different owners: one wins, the others are told', async () => {
    const results = await together(() => [
      { op: 'EARN', points: 1, key: 'same', ownerId: newId() },
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error === 'KEY_REUSED')).toHaveLength(
      CALLERS - 1,
    );
  });

  it('post for the same wallets in any order without a deadlock', async () => {
    const owners = Array.from({ length: 20 }, () => newId());
    const before = await deadlocks();
    const results = await together((caller) =>
      owners.map((_, index) => ({
        op: index % 3 === 2 ? ('SPEND' as const) : ('EARN' as const),
        points: index % 3 === 2 ? 1 : 2,
        ownerId: owners[(index * 7 + caller * 3) % owners.length] ?? '',
      })),
    );
    expect(results).toHaveLength(CALLERS * owners.length);
    expect(await deadlocks()).toBe(before);
  });

  it('R-T2: settle one referral to the same points, and it is awarded once', async () => {
    const subject = { kind: 'REFERRAL', id: newId() };
    const results = await together((caller) => [
      { op: 'SETTLE', points: 500, subject, policy: 'DEBT', key: `referral:1:${caller}` },
    ]);
    expect(results.reduce((sum, result) => sum + (result.ok ? result.points : 0), 0)).toBe(500);
  });
});
