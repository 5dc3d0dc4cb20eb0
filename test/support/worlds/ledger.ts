import type { Actor } from '../../../src/kernel/actor.js';
import { plusMs, systemClock } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  findLedgerBreaks,
  PostTransfers,
  programTotals,
  type PostingItem,
  type PostingResult,
} from '../../../src/features/ledger/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import {
  openTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from '../database/test-database.js';

type WithoutBase<Item> = Item extends PostingItem ? Omit<Item, 'key' | 'rule' | 'ownerId'> : never;
/** An item whose key, rule and owner have defaults. */
export type LedgerItem = WithoutBase<PostingItem> & { key?: string; rule?: string; ownerId?: Id };

/** A ledger of one programme and one default owner, for the tests of its rules. */
export interface LedgerBench {
  readonly test: TestDatabase;
  readonly actor: Actor;
  readonly ownerId: Id;
  post(items: readonly LedgerItem[], daysLater?: number): Promise<readonly PostingResult[]>;
  read<T>(work: (tx: Tx) => Promise<T>, daysLater?: number): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>, daysLater?: number): Promise<T>;
  /** The sum over all accounts, and what the audit finds; `{ sum: 0, breaks: [] }` always. */
  audit(): Promise<{ sum: number; breaks: readonly unknown[] }>;
  /** Another owner in the same programme. */
  withOwner(ownerId: Id): LedgerBench;
}

const DAY_MS = 86_400_000;

export async function openLedger(wish: number | TestDatabaseOptions = {}): Promise<LedgerBench> {
  const test = await openTestDatabase([], wish);
  const { actor } = await test.createProgram();
  return benchOf(test, actor, newId());
}

/** A fresh programme in the same database. */
export async function newLedger(test: TestDatabase): Promise<LedgerBench> {
  const { actor } = await test.createProgram();
  return benchOf(test, actor, newId());
}

function benchOf(test: TestDatabase, actor: Actor, ownerId: Id): LedgerBench {
  const verb = new PostTransfers();
  const read: LedgerBench['read'] = (work, daysLater = 0) =>
    test.database.read({ programId: actor.programId }, (tx) => work(later(tx, daysLater)));
  return {
    test,
    actor,
    ownerId,
    read,
    write: (work, daysLater = 0) =>
      test.database.write(actor, 'test', (tx) => work(later(tx, daysLater))),
    post: (items, daysLater = 0) =>
      test.database.write(actor, 'postTransfers', (tx) =>
        verb.postTransfers(
          later(tx, daysLater),
          actor,
          items.map((item) => ({ key: newId(), rule: 'R-TEST', ownerId, ...item })),
        ),
      ),
    audit: () =>
      read(async (tx) => ({
        sum: (await programTotals(tx)).reduce((sum, { points }) => sum + points, 0),
        breaks: await findLedgerBreaks(tx),
      })),
    withOwner: (other) => benchOf(test, actor, other),
  };
}

/** The same transaction some days on: what a sandbox's clock does. */
function later(tx: Tx, days: number): Tx {
  return Object.assign(tx, { now: plusMs(tx.now, days * DAY_MS) });
}

/** A moment `days` from now, and an hour: on the later side of a `post` of that many days. */
export function inDays(days: number): Date {
  return plusMs(systemClock.now(), days * DAY_MS + 3_600_000);
}
