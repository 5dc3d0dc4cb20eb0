import { amountProblem, isCurrency } from '../../../kernel/money.js';
import type { Fulfilment, RewardItemStatus } from './redemption-eligibility.rules.js';

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

interface Offered {
  readonly status: RewardItemStatus;
  readonly fulfilment: Fulfilment;
  readonly codesLoaded: number;
}

/** What prevents a reward's new status; empty where nothing does. */
export function statusProblems(reward: Offered, next: RewardItemStatus): RewardProblem[] {
  if (next === reward.status) return [];
  if (!NEXT[reward.status].includes(next)) {
    return [
      {
        path: ['status'],
        message: `A reward that is ${reward.status} cannot become ${next}; it can become ${NEXT[reward.status].join(' or ') || 'nothing else: make a new one'}.`,
      },
    ];
  }
  if (next === 'LIVE' && reward.fulfilment === 'GIFT_CODE' && reward.codesLoaded === 0) {
    return [{ path: ['codes'], message: 'Load gift codes first: the stock is what was loaded.' }];
  }
  return [];
}

/** How a reward comes to the advocate, and how many of it there are. */
export interface Supply {
  readonly fulfilment: Fulfilment;
  /** in all; null where the codes say it */
  readonly units: number | null;
  readonly needsApproval: boolean;
}

/** What is stored; `stock`: what is left of it. */
export interface Supplied {
  readonly reward: Supply & { readonly status: RewardItemStatus; readonly stock: number };
  readonly codesLoaded: number;
}

const MAX_UNITS = 1_000_000;

const BY_CODE: Supply = { fulfilment: 'GIFT_CODE', units: null, needsApproval: true };

/** The supply that is wished for: what is left out stays as it was, unless the way is another. */
export function suppliedAs(
  wish: { readonly [Part in keyof Supply]?: Supply[Part] | null },
  was: Supply | null,
): Supply {
  const fulfilment = wish.fulfilment ?? (was ?? BY_CODE).fulfilment;
  const kept = was?.fulfilment === fulfilment ? was : BY_CODE;
  return {
    fulfilment,
    units: wish.units ?? kept.units,
    needsApproval: wish.needsApproval ?? kept.needsApproval,
  };
}

/** What is wrong with how a reward is to be supplied; `before` is null for a new one. */
export function supplyProblems(next: Supply, before: Supplied | null): RewardProblem[] {
  if (before !== null && next.fulfilment !== before.reward.fulfilment && !isUntouched(before)) {
    const message = 'How a reward comes to the advocate stays once it has codes or was offered.';
    return [{ path: ['fulfilment'], message }];
  }
  return next.fulfilment === 'GIFT_CODE' ? codeSupplyProblems(next) : unitProblems(next, before);
}

/** What is left once there are `next.units` in all: what was given away or promised stays so. */
export function stockAfter(next: Supply, before: Supplied | null): number {
  return (before?.reward.stock ?? 0) + (next.units ?? 0) - (before?.reward.units ?? 0);
}

function isUntouched({ reward, codesLoaded }: Supplied): boolean {
  return reward.status === 'DRAFT' && codesLoaded === 0;
}

function codeSupplyProblems({ units, needsApproval }: Supply): RewardProblem[] {
  if (units !== null) {
    return [
      { path: ['units'], message: 'Of a reward with gift codes there are as many as codes.' },
    ];
  }
  if (needsApproval) return [];
  const message = 'A gift code cannot be taken back once it was seen: somebody approves it first.';
  return [{ path: ['needsApproval'], message }];
}

function unitProblems(next: Supply, before: Supplied | null): RewardProblem[] {
  const { units } = next;
  if (units === null || !Number.isInteger(units) || units < 1 || units > MAX_UNITS) {
    return [{ path: ['units'], message: 'Say how many there are, from 1 to 1,000,000.' }];
  }
  const missing = -stockAfter(next, before);
  if (missing <= 0) return [];
  const least = String(units + missing);
  return [{ path: ['units'], message: `${least} are redeemed already: not fewer than that.` }];
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

/** Why a reward takes no codes, and what to do instead; null where it takes them. */
export function codesRefused({
  status,
  fulfilment,
}: Pick<Offered, 'status' | 'fulfilment'>): string | null {
  if (status === 'ARCHIVED') return 'An archived reward takes no more codes: make a new one.';
  if (fulfilment === 'GIFT_CODE') return null;
  return 'This reward is prepared by hand and has no codes: change its units, or load the codes onto a reward with gift codes.';
}
