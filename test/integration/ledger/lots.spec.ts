import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import {
  balancesOf,
  EndPoints,
  LeadWallets,
  type Balance,
} from '../../../src/features/ledger/index.js';
import { inDays, newLedger, openLedger, type LedgerBench } from '../../support/worlds/ledger.js';

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

async function balance(daysLater = 0): Promise<Balance | undefined> {
  const balances = await ledger.read((tx) => balancesOf(tx, [ledger.ownerId]), daysLater);
  return balances.get(ledger.ownerId);
}

async function lots(): Promise<{ points: string; remaining: string; open: boolean }[]> {
  return first.test.superuser(
    `SELECT points, remaining, open FROM lot WHERE program_id = $1 ORDER BY version`,
    [ledger.actor.programId],
  );
}

const lot = (points: number, remaining: number): object => ({
  points: String(points),
  remaining: String(remaining),
  open: remaining > 0,
});

describe('lots', () => {
  it('R-P5: spending takes the points that expire first, those without expiry last', async () => {
    await ledger.post([
      { op: 'EARN', points: 10 },
      { op: 'EARN', points: 10, expiresAt: inDays(30) },
      { op: 'EARN', points: 10, expiresAt: inDays(10) },
      { op: 'SPEND', points: 15 },
    ]);
    expect(await lots()).toEqual([lot(10, 10), lot(10, 5), lot(10, 0)]);
    await ledger.post([{ op: 'SPEND', points: 10 }]);
    expect(await lots()).toEqual([lot(10, 5), lot(10, 0), lot(10, 0)]);
  });

  it('R-P5: points past their expiry are gone for a spend, and expire with it', async () => {
    await ledger.post([
      { op: 'EARN', points: 40, expiresAt: inDays(5) },
      { op: 'EARN', points: 20 },
    ]);
    expect(await balance(5)).toMatchObject({ available: 60, nextExpiry: { points: 40 } });
    // The sixth day: nothing is posted yet, and the points are gone all the same.
    expect(await balance(6)).toMatchObject({ available: 20, nextExpiry: null });
    expect(await ledger.post([{ op: 'SPEND', points: 21 }], 6)).toMatchObject([
      { ok: false, error: 'INSUFFICIENT_BALANCE', available: 20, needed: 21 },
    ]);
    expect(await lots()).toEqual([lot(40, 40), lot(20, 20)]);
    expect(await ledger.post([{ op: 'SPEND', points: 20 }], 6)).toMatchObject([
      { ok: true, points: -20, balanceAfter: 0 },
    ]);
    expect(await lots()).toEqual([lot(40, 0), lot(20, 0)]);
    expect(await balance(6)).toMatchObject({ available: 0, lifetime: 60 });
  });

  it('R-P5: what lapsed expires by itself once, a line for each day of expiry', async () => {
    const expiresAt = inDays(5);
    await ledger.post([
      { op: 'EARN', points: 1, expiresAt },
      { op: 'EARN', points: 2, expiresAt },
      { op: 'EARN', points: 4, expiresAt: inDays(6) },
      { op: 'EARN', points: 8, expiresAt: inDays(60) },
    ]);
    expect(await ledger.post([{ op: 'EXPIRE' }, { op: 'EXPIRE' }], 10)).toMatchObject([
      { points: -7, balanceAfter: 8 },
      { points: 0, balanceAfter: 8 },
    ]);
    const lines = await first.test.superuser<{ points: string; occurred_at: Date }>(
      `SELECT points, occurred_at FROM transfer WHERE program_id = $1 AND kind = 'EXPIRE'
        ORDER BY version`,
      [ledger.actor.programId],
    );
    expect(lines.map((line) => line.points)).toEqual(['-3', '-4']);
    expect(lines[0]?.occurred_at).toEqual(expiresAt);
  });

  it('R-P5: an award told late, whose points have lapsed already, cannot be spent', async () => {
    const results = await ledger.post([
      { op: 'EARN', points: 10, expiresAt: inDays(-3) },
      { op: 'SPEND', points: 1 },
    ]);
    expect(results[1]).toMatchObject({ error: 'INSUFFICIENT_BALANCE', available: 0 });
  });

  it('R-P5: a returned spend gives points back with their old expiry', async () => {
    const subject = { kind: 'REDEMPTION', id: newId() };
    await ledger.post([
      { op: 'EARN', points: 10, expiresAt: inDays(10) },
      { op: 'EARN', points: 10, expiresAt: inDays(20) },
      { op: 'SPEND', points: 15, subject },
    ]);
    expect(await ledger.post([{ op: 'RETURN', subject, expiresAt: inDays(33) }], 3)).toMatchObject([
      { points: 15, balanceAfter: 20 },
    ]);
    expect(await lots()).toEqual([lot(10, 10), lot(10, 10)]);
  });

  it('R-P5: points whose expiry has passed come back with 30 days of grace', async () => {
    const subject = { kind: 'REDEMPTION', id: newId() };
    await ledger.post([
      { op: 'EARN', points: 10, expiresAt: inDays(2) },
      { op: 'EARN', points: 10, expiresAt: inDays(20) },
      { op: 'SPEND', points: 15, subject },
    ]);
    await ledger.post([{ op: 'RETURN', subject, expiresAt: inDays(35) }], 5);
    expect(await lots()).toEqual([lot(10, 0), lot(10, 10), lot(10, 10)]);
    expect(await balance(5)).toMatchObject({ available: 20, nextExpiry: { points: 10 } });
    expect(await balance(34)).toMatchObject({ available: 10 });
    expect(await balance(36)).toMatchObject({ available: 0 });
  });

  it('R-P2: a spend is returned once, and only what was spent', async () => {
    const subject = { kind: 'REDEMPTION', id: newId() };
    const back = { op: 'RETURN', subject, expiresAt: inDays(30) } as const;
    await ledger.post([{ op: 'EARN', points: 10 }]);
    expect(await ledger.post([back])).toMatchObject([{ error: 'TRANSFER_NOT_FOUND' }]);
    const results = await ledger.post([{ op: 'SPEND', points: 4, subject }, back, back]);
    expect(results).toMatchObject([
      { ok: true, balanceAfter: 6 },
      { ok: true, balanceAfter: 10 },
      { ok: false, error: 'ALREADY_REVERSED' },
    ]);
  });

  it('earns and spends of one wallet in one call take the lots made in that call', async () => {
    const items = Array.from({ length: 30 }, (_, index) => [
      { op: 'EARN' as const, points: 10, expiresAt: inDays(40 - index) },
      { op: 'SPEND' as const, points: 7 },
    ]).flat();
    const results = await ledger.post(items);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await balance()).toMatchObject({ available: 30 * 3, lifetime: 300 });
  });

  describe('R-P7: points that end because their owner left', () => {
    const id = newId();
    const change = (endsInDays: number | null, daysLater = 0, owner = ledger.ownerId) =>
      ledger.write((tx) => {
        const end = { id, ownerId: owner };
        const verb = new EndPoints();
        return endsInDays === null
          ? verb.liftEnd(tx, ledger.actor, end)
          : verb.endPoints(tx, ledger.actor, {
              ...end,
              earnedBefore: inDays(1),
              endsAt: inDays(endsInDays),
            });
      }, daysLater);
    const expiries = async (): Promise<(Date | null)[]> =>
      (
        await first.test.superuser<{ expires_at: Date | null }>(
          'SELECT expires_at FROM lot WHERE program_id = $1 ORDER BY wallet_id, version',
          [ledger.actor.programId],
        )
      ).map((row) => row.expires_at);

    it('end at that moment where they do not end earlier by themselves, and are kept again without a trace', async () => {
      const soon = inDays(10);
      const late = inDays(400);
      await ledger.post([
        { op: 'EARN', points: 10, expiresAt: soon },
        { op: 'EARN', points: 20, expiresAt: late },
        { op: 'EARN', points: 40 },
      ]);
      await ledger.post([{ op: 'EARN', points: 80, expiresAt: late }], 2);
      expect(await change(90, 2)).toBe(60);
      const [own, cut, cutToo, since] = await expiries();
      expect([own, since]).toEqual([soon, late]);
      expect(cut).toEqual(cutToo);
      expect(await balance(91)).toMatchObject({ available: 80 });
      // another last day: the same end with another moment
      expect(await change(60, 2)).toBe(60);
      expect(await change(null, 3)).toBe(60);
      expect(await expiries()).toEqual([soon, late, null, late]);
      expect(await change(null, 3)).toBe(0);
    });

    it('what a reward gives back comes under the same end', async () => {
      const subject = { kind: 'REDEMPTION', id: newId() };
      await ledger.post([
        { op: 'EARN', points: 10 },
        { op: 'SPEND', points: 10, subject },
      ]);
      expect(await change(90)).toBe(0); // nothing was left to end
      await ledger.post([{ op: 'RETURN', subject, expiresAt: inDays(35) }], 5);
      expect(await balance(5)).toMatchObject({ nextExpiry: { points: 10 } });
      expect(await balance(91)).toMatchObject({ available: 0 });
    });

    it('what has lapsed is gone by that rule, and lifting the end later brings nothing back', async () => {
      await ledger.post([
        { op: 'EARN', points: 10 },
        { op: 'EARN', points: 5, expiresAt: inDays(30) },
      ]);
      await change(90);
      expect(await change(null, 91)).toBe(0);
      const lines = await first.test.superuser<{ points: string; rule: string }>(
        `SELECT points, rule FROM transfer WHERE program_id = $1 AND kind = 'EXPIRE' ORDER BY version`,
        [ledger.actor.programId],
      );
      expect(lines).toEqual([
        { points: '-5', rule: 'R-P5' },
        { points: '-10', rule: 'R-P7' },
      ]);
      expect(await balance(92)).toMatchObject({ available: 0, lifetime: 15 });
    });

    it('R-U6: an end goes with the points of a merged profile, and is lifted where they are', async () => {
      const merged = ledger.withOwner(newId());
      const pair = { ownerId: merged.ownerId, leadsTo: ledger.ownerId };
      await merged.post([{ op: 'EARN', points: 10 }]);
      await ledger.post([{ op: 'EARN', points: 1 }]);
      expect(await change(90, 0, merged.ownerId)).toBe(10);
      await ledger.write((tx) => new LeadWallets().leadWallets(tx, ledger.actor, pair));
      expect(await balance(91)).toMatchObject({ available: 1 });
      // said of the survivor by now, whose former employer it has become
      expect(await change(null)).toBe(10);
      expect(await balance(91)).toMatchObject({ available: 11, nextExpiry: null });
      await change(90, 0, merged.ownerId);
      await ledger.write((tx) => new LeadWallets().partWallets(tx, ledger.actor, pair));
      expect(await balance(91)).toMatchObject({ available: 1 });
      const back = await ledger.read((tx) => balancesOf(tx, [merged.ownerId]), 91);
      expect(back.get(merged.ownerId)?.available).toBe(0);
    });
  });
});
