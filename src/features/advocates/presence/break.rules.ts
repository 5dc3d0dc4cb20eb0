import { addDays, dayOf, type Day } from '../../../kernel/day.js';
import { isHere, type AdvocateStatus, type PauseSource } from '../profile/index.js';

/** A break of several years is no break. */
const LONGEST_DAYS = 366;

/** What is known of an advocate's break; `pausedFrom` null: they take none. */
export interface Break {
  readonly status: AdvocateStatus;
  readonly pausedFrom: PauseSource | null;
  readonly backOn: Day | null;
}

export interface BreakAsked {
  readonly from: PauseSource;
  readonly backOn: Day | null;
}

/** Why a break cannot begin or change; null where it can. */
export type BreakBlock = 'NOT_HERE' | 'THEIR_OWN' | null;

/**
 * R-U1: only who is here takes a break. What an advocate said of their own break staff leave as it
 * is; what staff said, the advocate changes as they like.
 */
export function blockOfBreak({ status, pausedFrom }: Break, from: PauseSource): BreakBlock {
  if (!isHere(status)) return 'NOT_HERE';
  return pausedFrom === 'ADVOCATE' && from === 'STAFF' ? 'THEIR_OWN' : null;
}

/** Whether what is asked is what is already so. */
export function isSameBreak(before: Break, asked: BreakAsked): boolean {
  return before.pausedFrom === asked.from && before.backOn === asked.backOn;
}

/**
 * What is wrong with the day on which somebody wants to be back, in words; null where it is right.
 * Days are those of the advocate's own zone.
 */
export function problemOfDay(backOn: Day, now: Date, timeZone: string): string | null {
  const today = dayOf(now, timeZone);
  if (backOn <= today) return `A day after today, ${today}.`;
  const last = addDays(today, LONGEST_DAYS);
  return backOn > last ? `A day up to ${last}; leave it out for a break without an end.` : null;
}
