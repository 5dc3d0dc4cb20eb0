import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import {
  AlreadyReversed,
  AwardPoints,
  balancesOf,
  InsufficientBalance,
  PostingKeyReused,
  PostTransfers,
  ReturnSpend,
  ReverseAward,
  SettlePoints,
  SpendPoints,
  TransferNotFound,
} from '../../../src/features/ledger/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { newLedger, openLedger, type LedgerBench } from '../../support/worlds/ledger.js';

const post = new PostTransfers();
const award = new AwardPoints(post);
const spend = new SpendPoints(post);
const reverse = new ReverseAward(post);
const giveBack = new ReturnSpend(post);
const settle = new SettlePoints(post);

let first: LedgerBench;
let ledger: LedgerBench;

beforeAll(async () => {
  first = await openLedger();
});
beforeEach(async () => {
  ledger = await newLedger(first.test);
});
afterAll(() => first.test.close());

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  first.test.database.write(ledger.actor, 'test', work);
const base = (key: string) => ({ key, ownerId: ledger.ownerId, rule: 'R-TEST' });

async function available(): Promise<number | undefined> {
  const balances = await ledger.read((tx) => balancesOf(tx, [ledger.ownerId]));
  return balances.get(ledger.ownerId)?.available;
}

describe('a verb in the transaction of its caller', () => {
  it('R-R1: a spend that fails throws, and nothing of the transaction happened', async () => {
    const both = write(async (tx) => {
      await award.awardPoints(tx, ledger.actor, { ...base('a'), points: 10 });
      await spend.spendPoints(tx, ledger.actor, { ...base('s'), points: 11 });
    });
    await expect(both).rejects.toThrow(InsufficientBalance);
    await expect(both).rejects.toMatchObject({ extra: { missingPoints: 1 } });
    expect(await available()).toBe(0);
  });

  it('R-R3: a spend comes back whole, once', async () => {
    const subject = { kind: 'REDEMPTION', id: newId() };
    const back = { ...base('r'), subject, timeZone: 'Asia/Tokyo' };
    await write(async (tx) => {
      await award.awardPoints(tx, ledger.actor, { ...base('a'), points: 10 });
      await spend.spendPoints(tx, ledger.actor, { ...base('s'), points: 4, subject });
      expect(await giveBack.returnSpend(tx, ledger.actor, back)).toMatchObject({
        balanceAfter: 10,
      });
    });
    await expect(
      write((tx) => giveBack.returnSpend(tx, ledger.actor, { ...back, key: 'again' })),
    ).rejects.toThrow(AlreadyReversed);
    expect(await available()).toBe(10);
  });

  it('R-P2: reversing what is not there throws', async () => {
    const subject = { kind: 'PARTICIPATION', id: newId() };
    await expect(
      write((tx) =>
        reverse.reverseAward(tx, ledger.actor, { ...base('r'), subject, policy: 'WITHIN_BALANCE' }),
      ),
    ).rejects.toThrow(TransferNotFound);
  });

  it('R-P4: settlements answer what moved, and a number used for another amount throws', async () => {
    const subject = { kind: 'REFERRAL', id: newId() };
    const settlement = (number: number, points: number) => ({
      ...base(`referral:${subject.id}:${number}`),
      subject,
      points,
      policy: 'WITHIN_BALANCE' as const,
    });
    const moved = await write((tx) =>
      settle.settlePoints(tx, ledger.actor, [
        settlement(1, 500),
        settlement(2, 0),
        settlement(3, 500),
      ]),
    );
    expect(moved.map(({ points }) => points)).toEqual([500, -500, 500]);
    await expect(
      write((tx) => settle.settlePoints(tx, ledger.actor, [settlement(3, 400)])),
    ).rejects.toThrow(PostingKeyReused);
    expect(await available()).toBe(500);
  });
});
