import { z } from 'zod';
import { isTimeZone, startOfDay, type Day } from '../../../kernel/day.js';

export const ZONE_SOURCES = ['PROGRAM', 'BROWSER', 'ADVOCATE', 'STAFF'] as const;
/** Whose word an advocate's time zone is; `PROGRAM`: nobody's yet, it is the programme's. */
export type ZoneSource = (typeof ZONE_SOURCES)[number];

/** Whose word an advocate's language is; `MEMBER`: their own, in all their programmes. */
export type LanguageSource = 'MEMBER' | 'STAFF';

const WANTED_ZONE = 'A time zone such as Asia/Tokyo.';
export const TimeZone = z.string({ error: WANTED_ZONE }).refine(isTimeZone, WANTED_ZONE);

/**
 * R-U1: the zone after somebody told one; null where it stays. What a browser tells at the first
 * visit counts only as long as nobody told any: whoever travels keeps their nights.
 */
export function zoneAfter(
  before: { readonly timeZone: string; readonly timeZoneFrom: ZoneSource },
  told: { readonly timeZone: string; readonly from: Exclude<ZoneSource, 'PROGRAM'> },
): { readonly timeZone: string; readonly timeZoneFrom: ZoneSource } | null {
  if (told.from === 'BROWSER' && before.timeZoneFrom !== 'PROGRAM') return null;
  const isSame = told.timeZone === before.timeZone && told.from === before.timeZoneFrom;
  return isSame ? null : { timeZone: told.timeZone, timeZoneFrom: told.from };
}

/**
 * The moment at which a break ends by itself; null: it does not. The day is one of the advocate's zone,
 * so whatever writes the zone writes this with it.
 */
export function endOfBreak(backOn: Day | null, timeZone: string): Date | null {
  return backOn === null ? null : startOfDay(backOn, timeZone);
}
