import { z } from 'zod';
import { addDays, addYears, dayOf, startOfDay, type Day } from '../../../kernel/day.js';

export const WILLING_TO = [
  'REFERENCE_CALL',
  'QUOTE',
  'CASE_STUDY',
  'LOGO',
  'SPEAKING',
  'PUBLIC_REVIEW',
  'BETA',
] as const;
/** What an advocate can offer to do. */
export type WillingTo = (typeof WILLING_TO)[number];

/** The kinds that one act is about. */
export const WillingKinds = z.array(z.enum(WILLING_TO)).min(1, 'At least one of them.');

export const WILLING_SOURCES = ['ADVOCATE', 'STAFF', 'IMPORT'] as const;
/** Whose word it is: the advocate's, that of a person of the company, or another system's. */
export type WillingSource = (typeof WILLING_SOURCES)[number];

/** The last word on one kind. */
export interface WillingWord {
  /** a day of the programme's zone, as every day here */
  readonly saidOn: Day;
  readonly takenBackAt: Date | null;
}

/** What counts on the day on which it is written down. */
export interface WillingTerms {
  readonly now: Date;
  readonly timeZone: string;
  readonly years: number;
}

/** For how long a word of that day stands: its last day, and the first instant after it (R-T1). */
export function endOfWord(
  saidOn: Day,
  { timeZone, years }: Omit<WillingTerms, 'now'>,
): { readonly endsOn: Day; readonly endsAt: Date } {
  const endsOn = addYears(saidOn, years);
  return { endsOn, endsAt: startOfDay(addDays(endsOn, 1), timeZone) };
}

/**
 * Whether a word that is told now replaces the last one. What was said later counts, whichever was
 * told first: one that is told late neither shortens a newer one, nor undoes that it was taken back.
 */
export function isNews(last: WillingWord | null, saidOn: Day, terms: WillingTerms): boolean {
  if (last === null) return true;
  if (last.takenBackAt === null) return saidOn > last.saidOn;
  const isSaidNow = saidOn === dayOf(terms.now, terms.timeZone);
  return isSaidNow || saidOn > dayOf(last.takenBackAt, terms.timeZone);
}

/** What is wrong with the day on which something was said, in words; null where it is right. */
export function problemOfSaidOn(saidOn: Day, terms: WillingTerms): string | null {
  const today = dayOf(terms.now, terms.timeZone);
  if (saidOn > today) return `A day up to today, ${today}.`;
  if (endOfWord(saidOn, terms).endsAt > terms.now) return null;
  return `A day from ${addYears(today, -terms.years)} on: what was said before has ended.`;
}
