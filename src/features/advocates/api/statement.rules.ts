import { dayOf, type Day } from '../../../kernel/day.js';
import { plusMs } from '../../../kernel/clock.js';

/** The kind of a line in an advocate's statement, in the words of people. */
const KINDS = {
  EARN: 'EARNED',
  SPEND: 'SPENT',
  REVERSAL: 'REVERSED',
  RETURN: 'RETURNED',
  EXPIRE: 'EXPIRED',
  ADJUST: 'ADJUSTED',
  REPAY: 'REPAID',
  HOLD: 'HELD',
  RELEASE: 'RELEASED',
  MOVE: 'MOVED',
} as const;

export type StatementKind = (typeof KINDS)[keyof typeof KINDS];
export const STATEMENT_KINDS: readonly StatementKind[] = Object.values(KINDS);

export function statementKindOf(transferKind: keyof typeof KINDS): StatementKind {
  return KINDS[transferKind];
}

/** The last day on which points can be spent that are gone at `expiresAt` (R-P5). */
export function lastDayBefore(expiresAt: Date, timeZone: string): Day {
  return dayOf(plusMs(expiresAt, -1), timeZone);
}
