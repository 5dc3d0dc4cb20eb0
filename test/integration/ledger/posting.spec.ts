import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import type { PageRequest } from '../../../src/kernel/page.js';
import {
  balancesOf,
  statementPages,
  type StatementPage,
  type WalletKind,
} from '../../../src/features/ledger/index.js';
import { newLedger, openLedger, type LedgerBench } from '../../support/worlds/ledger.js';

let first: LedgerBench;
let ledger: LedgerBench;

beforeAll(async () => {
  first = await openLedger();
});
beforeEach(async () => {
  ledger = await newLedger(first.test);
});
afterAll(() => first.test.close());
afterEach(async () => {
  expect(await ledger.audit()).toEqual({ sum: 0, breaks: [] });
});

async function available(of: LedgerBench = ledger): Promise<number | undefined> {
  return (await of.read((tx) => balancesOf(tx, [of.ownerId]))).get(of.ownerId)?.available;
}

/** One page of the owner's statement; `wallets`: all, unless named. */
async function statement(request: PageRequest, wallets?: WalletKind[]): Promise<StatementPage> {
  const [page] = await ledger.read((tx) =>
    statementPages(tx, [{ ownerId: ledger.ownerId, ...request }], wallets),
  );
  if (!page) throw new Error('No page came.');
  return page;
}

const errors = (results: readonly object[]): (string | null)[] =>
  results.map((result) => ('error' in result ? String(result.error) : null));

describe('posting', () => {
  it('R-P1: each posting has two entries that sum to zero', async () => {
    await ledger.post([
      { op: 'EARN', points: 100 },
      { op: 'SPEND', points: 30 },
    ]);
    const entries = await first.test.superuser<{ account: string; points: string }>(
      `SELECT account, sum(points) AS points FROM entry WHERE program_id = $1 GROUP BY 1 ORDER BY 1`,
      [ledger.actor.programId],
    );
    expect(entries).toEqual([
      { account: 'available', points: '70' },
      { account: 'issued', points: '-100' },
      { account: 'redeemed', points: '30' },
    ]);
  });

  it('answers each item in its place, and a refused one leaves nothing behind', async () => {
    const other = ledger.withOwner(newId());
    const results = await ledger.post([
      { op: 'SPEND', points: 1 },
      { op: 'EARN', points: 50, ownerId: other.ownerId },
      { op: 'EARN', points: 100 },
      { op: 'SPEND', points: 101 },
      { op: 'SPEND', points: 100 },
    ]);
    expect(errors(results)).toEqual([
      'INSUFFICIENT_BALANCE',
      null,
      null,
      'INSUFFICIENT_BALANCE',
      null,
    ]);
    expect(results[3]).toMatchObject({ available: 100, needed: 101 });
    expect(results[4]).toMatchObject({ points: -100, balanceAfter: 0 });
    expect(await available(other)).toBe(50);
  });

  it('R-P3: a wallet is never below zero, whatever the order in one call', async () => {
    const results = await ledger.post([
      { op: 'EARN', points: 10 },
      { op: 'SPEND', points: 7 },
      { op: 'EARN', points: 5 },
      { op: 'SPEND', points: 8 },
      { op: 'SPEND', points: 1 },
    ]);
    expect(errors(results)).toEqual([null, null, null, null, 'INSUFFICIENT_BALANCE']);
    expect(results.map((r) => (r.ok ? r.balanceAfter : null))).toEqual([10, 3, 8, 0, null]);
  });

  it('R-P4: the same key with the same content answers the first result and does nothing', async () => {
    const award = { op: 'EARN', points: 100, key: 'referral:1:1' } as const;
    const [once] = await ledger.post([award]);
    await ledger.post([{ op: 'SPEND', points: 40 }]);
    const [again] = await ledger.post([award], 3);
    expect(again).toEqual({ ...once, replayed: true });
    expect(await available()).toBe(60);
  });

  it('R-P4: the same key with other content is an error', async () => {
    await ledger.post([{ op: 'EARN', points: 100, key: 'k' }]);
    const other = ledger.withOwner(newId());
    const changed = [
      ...(await ledger.post([{ op: 'EARN', points: 101, key: 'k' }])),
      ...(await ledger.post([{ op: 'SPEND', points: 100, key: 'k' }])),
      ...(await other.post([{ op: 'EARN', points: 100, key: 'k' }])),
      ...(await ledger.post([{ op: 'EARN', points: 100, key: 'k', rule: 'R-OTHER' }])),
    ];
    expect(errors(changed)).toEqual(changed.map(() => 'KEY_REUSED'));
    expect(await available()).toBe(100);
  });

  it('R-P4: a key used twice in one call is one attempt', async () => {
    const results = await ledger.post([
      { op: 'EARN', points: 100, key: 'k' },
      { op: 'EARN', points: 100, key: 'k' },
      { op: 'EARN', points: 7, key: 'k' },
      { op: 'SPEND', points: 500, key: 's' },
      { op: 'EARN', points: 1000 },
      { op: 'SPEND', points: 500, key: 's' },
    ]);
    expect(results[1]).toEqual({ ...results[0], replayed: true });
    expect(errors(results).slice(2)).toEqual([
      'KEY_REUSED',
      'INSUFFICIENT_BALANCE',
      null,
      'INSUFFICIENT_BALANCE',
    ]);
    expect(await available()).toBe(1100);
  });

  it('a refusal is not stored: the same key can be posted once there are points', async () => {
    const spend = { op: 'SPEND', points: 10, key: 'redemption:1' } as const;
    expect(errors(await ledger.post([spend]))).toEqual(['INSUFFICIENT_BALANCE']);
    await ledger.post([{ op: 'EARN', points: 10 }]);
    expect(await ledger.post([spend])).toMatchObject([{ ok: true, replayed: false, points: -10 }]);
  });

  it('refuses points that are no whole number above zero', async () => {
    for (const points of [0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN]) {
      await expect(ledger.post([{ op: 'EARN', points }])).rejects.toThrow(RangeError);
    }
    await expect(ledger.post([{ op: 'ADJUST', points: 0 }])).rejects.toThrow(RangeError);
  });

  it('keeps a list longer than one call in its order', async () => {
    const owners = Array.from({ length: 40 }, () => newId());
    const items = Array.from({ length: 1200 }, (_, index) => ({
      op: 'EARN' as const,
      points: index + 1,
      ownerId: owners[index % owners.length] ?? '',
    }));
    const results = await ledger.post(items);
    expect(results.map((result) => (result.ok ? result.points : 0))).toEqual(
      items.map((item) => item.points),
    );
  });

  it('R-A1: a programme sees nothing of another, and the same key may be used in both', async () => {
    const other = (await newLedger(first.test)).withOwner(ledger.ownerId);
    await ledger.post([{ op: 'EARN', points: 100, key: 'k' }]);
    expect(await other.post([{ op: 'EARN', points: 5, key: 'k' }])).toMatchObject([
      { ok: true, replayed: false, balanceAfter: 5 },
    ]);
    expect(await available(other)).toBe(5);
    expect(await available()).toBe(100);
    expect(await other.audit()).toEqual({ sum: 0, breaks: [] });
  });
});

describe('statement', () => {
  it('R-P6: pages newest first with the balance after each line, none twice, none lost', async () => {
    const subject = { kind: 'REFERRAL', id: newId() };
    await ledger.post([
      { op: 'EARN', points: 100, subject, rule: 'R-W1' },
      { op: 'SPEND', points: 60 },
    ]);
    await ledger.post([{ op: 'SETTLE', points: 0, subject, policy: 'DEBT', rule: 'R-W5' }], 1);
    await ledger.post([{ op: 'EARN', points: 70 }], 2);
    const seen: unknown[] = [];
    for (let after: string | null = null; ;) {
      const cursor: string | null = after;
      const page: StatementPage = await statement({ first: 2, after: cursor });
      for (const { line } of page.edges) {
        seen.push([line.wallet, line.kind, line.points, line.balanceAfter, line.rule]);
      }
      if (!page.hasNext) break;
      after = page.edges.at(-1)?.cursor ?? null;
    }
    expect(seen).toEqual([
      ['available', 'REPAY', -60, 10, 'R-P3'],
      ['available', 'EARN', 70, 70, 'R-TEST'],
      ['owed', 'REPAY', 60, 0, 'R-P3'],
      ['available', 'REVERSAL', -40, 0, 'R-W5'],
      ['owed', 'REVERSAL', -60, -60, 'R-W5'],
      ['available', 'SPEND', -60, 40, 'R-TEST'],
      ['available', 'EARN', 100, 100, 'R-W1'],
    ]);
  });

  it('tells the subject of a line, and one wallet alone where asked', async () => {
    const subject = { kind: 'PARTICIPATION', id: newId() };
    await ledger.post([
      { op: 'HOLD', points: 20, subject },
      { op: 'EARN', points: 5 },
    ]);
    const page = await statement({ first: 10, after: null }, ['held']);
    expect(page.edges.map(({ line }) => line)).toMatchObject([
      { wallet: 'held', kind: 'HOLD', subjectKind: 'PARTICIPATION', subjectId: subject.id },
    ]);
    await expect(statement({ first: 2, after: 'bm90' })).rejects.toThrow(RangeError);
  });

  it('pages of many owners come in one statement, each from its own place', async () => {
    await ledger.post([
      { op: 'EARN', points: 1 },
      { op: 'EARN', points: 2 },
      { op: 'EARN', points: 3 },
    ]);
    const start = await statement({ first: 1, after: null });
    const { ownerId } = ledger;
    const pages = await ledger.read((tx) =>
      statementPages(tx, [
        { ownerId, first: 1, after: start.edges[0]?.cursor ?? null },
        { ownerId: newId(), first: 2, after: null },
        { ownerId, first: 5, after: null },
      ]),
    );
    const points = pages.map(({ edges }) => edges.map(({ line }) => line.points));
    expect(points).toEqual([[2], [], [3, 2, 1]]);
    expect(pages.map(({ hasNext }) => hasNext)).toEqual([true, false, false]);
  });
});
