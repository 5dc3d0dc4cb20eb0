import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import { WALLET_KINDS, type Counter, type TransferKind, type WalletKind } from './ledger.rules.js';

/** One movement of one wallet, with what is needed to explain it. */
export interface StatementLine {
  readonly id: Id;
  readonly wallet: WalletKind;
  /** its place in the wallet's chain, from 1 */
  readonly version: number;
  /** lines that belong together have the same */
  readonly postingId: Id;
  /** signed */
  readonly points: Points;
  /** the wallet's balance after it; zero or less for `owed` */
  readonly balanceAfter: Points;
  readonly kind: TransferKind;
  readonly counter: Counter;
  readonly rule: string;
  readonly subjectKind: string | null;
  readonly subjectId: Id | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/**
 * The lines of several wallets as one list, newest first. Each wallet keeps the order of its chain,
 * even where two transactions that began in one order posted in the other.
 */
export function mergeStatement(lines: readonly StatementLine[]): StatementLine[] {
  const chains = WALLET_KINDS.map((kind) => lines.filter((line) => line.wallet === kind));
  const merged: StatementLine[] = [];
  for (;;) {
    const newest = chains.reduce((best, chain) => (isNewer(chain[0], best[0]) ? chain : best), []);
    const line = newest.shift();
    if (line === undefined) return merged;
    merged.push(line);
  }
}

function isNewer(line: StatementLine | undefined, than: StatementLine | undefined): boolean {
  if (line === undefined) return false;
  return than === undefined || line.recordedAt.getTime() > than.recordedAt.getTime();
}
