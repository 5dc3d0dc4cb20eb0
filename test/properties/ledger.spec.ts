import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusMs, systemClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import {
  balancesOf,
  LeadWallets,
  type PostingResult,
  type Subject,
} from '../../src/features/ledger/index.js';
import { GRACE_DAYS, ModelOwner, type LedgerCommand } from '../support/worlds/ledger-model.js';
import {
  newLedger,
  openLedger,
  type LedgerBench,
  type LedgerItem,
} from '../support/worlds/ledger.js';
import { limit, runs } from '../support/long.js';

const OWNERS = 2;
const SUBJECTS = 3;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Step {
  /** days that pass before it */
  readonly days: number;
  readonly commands: readonly LedgerCommand[];
  /** how many of the items posted before are told again with it, from the latest on */
  readonly repeats: number;
}

const owner = fc.nat(OWNERS - 1);
const subject = fc.nat(SUBJECTS - 1);
const points = fc.integer({ min: 1, max: 100 });
const policy = fc.constantFrom('ONLY_PENDING' as const, 'WITHIN_BALANCE' as const, 'DEBT' as const);
const lastsDays = fc.option(fc.nat(8));
const op = <Op extends string>(name: Op): fc.Arbitrary<Op> => fc.constant(name);

const command: fc.Arbitrary<LedgerCommand> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: op('EARN'), owner, subject, points, lastsDays }) },
  { weight: 5, arbitrary: fc.record({ op: op('SPEND'), owner, subject, points }) },
  { weight: 2, arbitrary: fc.record({ op: op('REVERSE'), owner, subject, policy }) },
  {
    weight: 4,
    arbitrary: fc.record({
      op: op('SETTLE'),
      owner,
      subject,
      points: fc.constantFrom(0, 30, 60),
      policy,
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: op('RETURN'), owner, subject }) },
  { weight: 1, arbitrary: fc.record({ op: op('EXPIRE'), owner }) },
);
const step: fc.Arbitrary<Step> = fc.record({
  days: fc.constantFrom(0, 0, 1, 3),
  commands: fc.array(command, { minLength: 1, maxLength: 8 }),
  repeats: fc.nat(2),
});

let first: LedgerBench;
beforeAll(async () => {
  first = await openLedger();
});
afterAll(() => first.test.close());

/** A ledger and its model, led through the same history. */
class History {
  private readonly start = systemClock.now();
  private readonly owners = Array.from({ length: OWNERS }, () => newId());
  private readonly subjects = Array.from({ length: SUBJECTS }, () => newId());
  private readonly models = this.owners.map(() => new ModelOwner());
  private readonly told: { item: LedgerItem; result: PostingResult }[] = [];
  private day = 0;

  constructor(private readonly ledger: LedgerBench) {}

  async play({ days, commands, repeats }: Step): Promise<void> {
    this.day += days;
    const fresh = commands.map((each) => this.itemOf(each));
    const old = repeats === 0 ? [] : this.told.slice(-repeats);
    const results = await this.ledger.post([...fresh, ...old.map(({ item }) => item)], this.day);
    for (const [index, each] of commands.entries()) {
      const expected = this.models[each.owner]?.apply(each, this.day);
      expect({ ...each, ...results[index] }).toMatchObject(expected ?? {});
    }
    for (const [index, { result }] of old.entries()) {
      expect(results[commands.length + index]).toEqual({ ...result, replayed: true });
    }
    for (const [index, item] of fresh.entries()) {
      const result = results[index];
      if (result?.ok) this.told.push({ item, result });
    }
  }

  async check(): Promise<void> {
    expect(await this.ledger.audit()).toEqual({ sum: 0, breaks: [] });
    const balances = await this.ledger.read((tx) => balancesOf(tx, this.owners), this.day);
    for (const [index, model] of this.models.entries()) {
      expect(balances.get(this.owners[index] ?? '')).toMatchObject({
        available: model.spendable(this.day),
        lifetime: model.lifetime,
        owed: model.owed,
      });
    }
  }

  private itemOf(each: LedgerCommand): LedgerItem {
    const base = { key: newId(), ownerId: this.owners[each.owner] ?? '' };
    if (each.op === 'EXPIRE') return { ...base, op: 'EXPIRE' };
    const about = this.subjectOf(each.op, each.subject);
    switch (each.op) {
      case 'EARN':
        return { ...base, ...each, subject: about, expiresAt: this.endOf(each.lastsDays) };
      case 'RETURN':
        return { ...base, op: 'RETURN', subject: about, expiresAt: this.endOf(GRACE_DAYS) };
      case 'SPEND':
      case 'REVERSE':
      case 'SETTLE':
        return { ...base, ...each, subject: about };
    }
  }

  private subjectOf(op: LedgerCommand['op'], subject: number): Subject {
    const kind = op === 'SPEND' || op === 'RETURN' ? 'REDEMPTION' : 'REFERRAL';
    return { kind, id: this.subjects[subject] ?? '' };
  }

  /** An hour after this moment of the last day: that day still counts, the next does not. */
  private endOf(days: number): Date;
  private endOf(days: number | null): Date | null;
  private endOf(days: number | null): Date | null {
    return days === null ? null : plusMs(this.start, (this.day + days) * DAY_MS + HOUR_MS);
  }
}

describe('any history of earning, spending, reversing, settling, returning and expiring', () => {
  it(
    'R-P1 R-P2 R-P3 R-P4 R-P5 R-T2: does what the rules say, in any batches, told again or not',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const history = new History(await newLedger(first.test));
          for (const each of steps) await history.play(each);
          await history.check();
        }),
        runs(100, 20_000),
      );
    },
    limit(180_000, 3_600_000),
  );
});

const keyOf = (about?: Subject): string => `${about?.kind ?? ''} ${about?.id ?? ''}`;

/**
 * Two owners who are one, against the model of one. What is about an even subject began with the
 * survivor; an odd one began with the other, and is told later of either.
 */
class LedHistory {
  private readonly start = systemClock.now();
  private readonly survivor = newId();
  private readonly led = newId();
  private readonly subjects = Array.from({ length: SUBJECTS }, () => newId());
  private readonly begun = new Set<string>();
  readonly model = new ModelOwner();
  private day = 0;

  constructor(private readonly ledger: LedgerBench) {}

  lead(how: 'leadWallets' | 'partWallets'): Promise<void> {
    return this.ledger.test.database.write(this.ledger.actor, how, (tx) =>
      new LeadWallets()[how](tx, this.ledger.actor, {
        ownerId: this.led,
        leadsTo: this.survivor,
      }),
    );
  }

  async play({ days, commands }: Step): Promise<void> {
    this.day += days;
    // Items of two owners in one call are posted owner by owner: here their order counts.
    for (const each of commands) {
      const item = this.itemOf(each);
      const [result] = await this.ledger.post([item], this.day);
      if (result?.ok && result.points !== 0 && 'subject' in item)
        this.begun.add(keyOf(item.subject));
      const { error, points, owed, writtenOff } = this.model.apply(each, this.day);
      // When an expiry is posted may differ: the points are gone before, for both.
      if (each.op === 'EXPIRE') continue;
      const expected = error === undefined ? { points, owed, writtenOff } : { error };
      expect({ ...each, ...result }).toMatchObject(expected);
    }
    await this.check();
  }

  async check(): Promise<void> {
    expect(await this.ledger.audit()).toEqual({ sum: 0, breaks: [] });
    const { available, lifetime, owed } = await this.balanceOf(this.survivor);
    expect({ available, lifetime, owed }).toEqual({
      available: this.model.spendable(this.day),
      lifetime: this.model.lifetime,
      owed: this.model.owed,
    });
  }

  /** Parted, they have together what they had as one. */
  async checkParted(): Promise<void> {
    expect(await this.ledger.audit()).toEqual({ sum: 0, breaks: [] });
    const [one, other] = [await this.balanceOf(this.survivor), await this.balanceOf(this.led)];
    expect({
      available: one.available + other.available,
      lifetime: one.lifetime + other.lifetime,
      owed: one.owed + other.owed,
    }).toEqual({
      available: this.model.spendable(this.day),
      lifetime: this.model.lifetime,
      owed: this.model.owed,
    });
  }

  private async balanceOf(ownerId: string) {
    const found = await this.ledger.read((tx) => balancesOf(tx, [ownerId]), this.day);
    const balance = found.get(ownerId);
    if (!balance) throw new Error('An owner has no balance.');
    return balance;
  }

  private itemOf(each: LedgerCommand): LedgerItem {
    const key = newId();
    if (each.op === 'EXPIRE') return { key, ownerId: this.survivor, op: 'EXPIRE' };
    const subject = this.subjectOf(each);
    const item = { key, ownerId: this.ownerOf(each, subject), subject };
    if (each.op === 'EARN') return { ...each, ...item, expiresAt: this.endOf(each.lastsDays) };
    if (each.op === 'RETURN') return { ...item, op: 'RETURN', expiresAt: this.endOf(GRACE_DAYS) };
    return { ...each, ...item };
  }

  private subjectOf({ op, subject }: Exclude<LedgerCommand, { op: 'EXPIRE' }>): Subject {
    const kind = op === 'SPEND' || op === 'RETURN' ? 'REDEMPTION' : 'REFERRAL';
    return { kind, id: this.subjects[subject] ?? '' };
  }

  private ownerOf(each: Exclude<LedgerCommand, { op: 'EXPIRE' }>, about: Subject): string {
    const isOdd = each.subject % 2 === 1;
    return isOdd && (each.owner === 1 || !this.begun.has(keyOf(about))) ? this.led : this.survivor;
  }

  private endOf(days: number): Date;
  private endOf(days: number | null): Date | null;
  private endOf(days: number | null): Date | null {
    return days === null ? null : plusMs(this.start, (this.day + days) * DAY_MS + HOUR_MS);
  }
}

describe('two owners who are one', () => {
  it(
    'R-U6 R-P2 R-P3 R-T2: are as one, whoever an award was for, and have together the same when parted',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const history = new LedHistory(await newLedger(first.test));
          await history.lead('leadWallets');
          for (const each of steps) await history.play(each);
          await history.lead('partWallets');
          await history.checkParted();
        }),
        runs(60, 10_000),
      );
    },
    limit(180_000, 3_600_000),
  );
});
