import type { ReturnPolicy } from '../../../src/features/ledger/index.js';

/** What a random history asks for; days and points are small, so that things collide. */
export type LedgerCommand =
  | { op: 'EARN'; owner: number; subject: number; points: number; lastsDays: number | null }
  | { op: 'SPEND'; owner: number; subject: number; points: number }
  | { op: 'REVERSE'; owner: number; subject: number; policy: ReturnPolicy }
  | { op: 'SETTLE'; owner: number; subject: number; points: number; policy: ReturnPolicy }
  | { op: 'RETURN'; owner: number; subject: number }
  | { op: 'EXPIRE'; owner: number };

export interface ModelResult {
  readonly error?: string;
  readonly points?: number;
  readonly owed?: number;
  readonly writtenOff?: number;
  readonly balanceAfter?: number;
}

interface Lot {
  remaining: number;
  readonly lastDay: number;
}
interface Award {
  readonly subject: number;
  readonly lot: Lot;
  standing: number;
  writtenOff: number;
}
interface Spend {
  readonly subject: number;
  readonly points: number;
  readonly uses: [Lot, number][];
  returned: boolean;
}

export const GRACE_DAYS = 3;

/** One owner's points by the rules alone: lists and sums, no versions, no keys, no wallets. */
export class ModelOwner {
  owed = 0;
  lifetime = 0;
  private readonly lots: Lot[] = [];
  private readonly awards: Award[] = [];
  private readonly spends: Spend[] = [];

  /** Stored balance: what lapsed still counts until something expires it. */
  get balance(): number {
    return this.lots.reduce((sum, lot) => sum + lot.remaining, 0);
  }

  spendable(day: number): number {
    return this.alive(day).reduce((sum, lot) => sum + lot.remaining, 0);
  }

  apply(command: LedgerCommand, day: number): ModelResult {
    switch (command.op) {
      case 'EARN':
        return this.earn(command.subject, command.points, day + (command.lastsDays ?? Infinity));
      case 'SPEND':
        return this.spend(command.subject, command.points, day);
      case 'REVERSE':
        return this.reverse(command.subject, command.policy, day);
      case 'SETTLE':
        return this.settle(command, day);
      case 'RETURN':
        return this.giveBack(command.subject, day);
      case 'EXPIRE':
        return this.result(-this.expire(day));
    }
  }

  private alive(day: number): Lot[] {
    return this.lots.filter((lot) => lot.lastDay >= day);
  }

  private result(points: number, owed = 0, writtenOff = 0): ModelResult {
    // Minus zero is no zero to a comparison.
    return {
      points: points + 0,
      owed: owed + 0,
      writtenOff: writtenOff + 0,
      balanceAfter: this.balance,
    };
  }

  private earn(subject: number, points: number, lastDay: number, writtenOff = 0): ModelResult {
    const repaid = Math.min(points, this.owed);
    const lot = { remaining: points - repaid, lastDay };
    this.lots.push(lot);
    this.awards.push({ subject, lot, standing: points, writtenOff: 0 });
    this.owed -= repaid;
    this.lifetime += points;
    return this.result(points, repaid, writtenOff);
  }

  private spend(subject: number, points: number, day: number): ModelResult {
    if (this.spendable(day) < points) return { error: 'INSUFFICIENT_BALANCE' };
    this.expire(day);
    this.spends.push({ subject, points, uses: this.use(points), returned: false });
    return this.result(-points);
  }

  private use(points: number, first?: Lot): [Lot, number][] {
    const soonest = [...this.lots].sort((a, b) =>
      a.lastDay < b.lastDay ? -1 : Number(a.lastDay > b.lastDay),
    );
    const order = first ? [first, ...soonest.filter((lot) => lot !== first)] : soonest;
    const uses: [Lot, number][] = [];
    let missing = points;
    for (const lot of order) {
      const part = Math.min(lot.remaining, missing);
      if (part > 0) uses.push([lot, part]);
      lot.remaining -= part;
      missing -= part;
    }
    return uses;
  }

  private expire(day: number): number {
    const before = this.balance;
    for (const lot of this.lots) if (lot.lastDay < day) lot.remaining = 0;
    return before - this.balance;
  }

  private of(subject: number): Award[] {
    return this.awards.filter((award) => award.subject === subject).reverse();
  }

  private reverse(subject: number, policy: ReturnPolicy, day: number): ModelResult {
    const awards = this.of(subject);
    if (awards.length === 0) return { error: 'TRANSFER_NOT_FOUND' };
    const standing = awards.reduce((sum, award) => sum + award.standing, 0);
    if (standing === 0) return { error: 'ALREADY_REVERSED' };
    return this.undo(awards, standing, policy, day);
  }

  private undo(awards: Award[], points: number, policy: ReturnPolicy, day: number): ModelResult {
    this.expire(day);
    let missing = points;
    let taken = 0;
    let borne = 0;
    let indebted = 0;
    for (const award of awards) {
      const part = Math.min(award.standing, missing);
      const here = policy === 'ONLY_PENDING' ? 0 : Math.min(part, this.balance);
      this.use(here, award.lot);
      missing -= part;
      taken += here;
      award.standing -= part;
      if (policy === 'DEBT') indebted += part - here;
      else award.writtenOff += part - here;
      borne += policy === 'DEBT' ? 0 : part - here;
    }
    this.owed += indebted;
    this.lifetime -= taken + indebted;
    return this.result(-taken, -indebted, borne);
  }

  private settle(
    { subject, points, policy }: LedgerCommand & { op: 'SETTLE' },
    day: number,
  ): ModelResult {
    const awards = this.of(subject);
    const standing = awards.reduce((sum, award) => sum + award.standing, 0);
    if (points < standing) return this.undo(awards, standing - points, policy, day);
    let missing = points - standing;
    for (const award of awards) {
      const part = Math.min(award.writtenOff, missing);
      award.writtenOff -= part;
      award.standing += part;
      missing -= part;
    }
    const restored = points - standing - missing;
    return missing > 0
      ? this.earn(subject, missing, Infinity, -restored)
      : this.result(0, 0, -restored);
  }

  private giveBack(subject: number, day: number): ModelResult {
    const spends = this.spends.filter((spend) => spend.subject === subject);
    const spend = spends.findLast(({ returned }) => !returned);
    if (!spend) return { error: spends.length > 0 ? 'ALREADY_REVERSED' : 'TRANSFER_NOT_FOUND' };
    spend.returned = true;
    let late = 0;
    for (const [lot, points] of spend.uses) {
      if (lot.lastDay < day) late += points;
      else lot.remaining += points;
    }
    if (late > 0) this.lots.push({ remaining: late, lastDay: day + GRACE_DAYS });
    return this.result(spend.points);
  }
}
