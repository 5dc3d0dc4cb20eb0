import { amountProblem, isCurrency } from '../../../kernel/money.js';
import type { RewardItemStatus } from './redemption-eligibility.rules.js';

export interface RewardProblem {
  readonly path: readonly string[];
  readonly message: string;
}

const NEXT: Readonly<Record<RewardItemStatus, readonly RewardItemStatus[]>> = {
  DRAFT: ['LIVE', 'ARCHIVED'],
  LIVE: ['PAUSED', 'ARCHIVED'],
  PAUSED: ['LIVE', 'ARCHIVED'],
  ARCHIVED: [],
};

/** What prevents a reward's new status; empty where nothing does. */
export function statusProblems(
  reward: { readonly status: RewardItemStatus; readonly codesLoaded: number },
  next: RewardItemStatus,
): RewardProblem[] {
  if (next === reward.status) return [];
  if (!NEXT[reward.status].includes(next)) {
    return [
      {
        path: ['status'],
        message: `A reward that is ${reward.status} cannot become ${next}; it can become ${NEXT[reward.status].join(' or ') || 'nothing else: make a new one'}.`,
      },
    ];
  }
  if (next === 'LIVE' && reward.codesLoaded === 0) {
    return [{ path: ['codes'], message: 'Load gift codes first: the stock is what was loaded.' }];
  }
  return [];
}

/** Money comes as an amount with a currency, or not at all. */
export function unitCostProblems(
  unitCostMinor: number | null,
  currency: string | null,
): RewardProblem[] {
  if (unitCostMinor === null) return [];
  const wrong = amountProblem(unitCostMinor);
  if (wrong !== null) return [{ path: ['unitCostMinor'], message: wrong }];
  if (currency !== null && !isCurrency(currency)) {
    return [{ path: ['currency'], message: 'A currency is an ISO 4217 code, such as JPY.' }];
  }
  return [];
}

/** One code: as typed, without the blanks that a paste adds. */
export function normalizeCode(code: string): string {
  return code.normalize('NFC').trim();
}
