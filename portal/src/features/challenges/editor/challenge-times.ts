import { momentAt, wallTime } from '../../../platform/program-day.js';

/** The times of a challenge as they are chosen; each as clocks on the wall show it, '' for none. */
export interface ChosenTimes {
  /** '': at once */
  opens: string;
  /** '': when somebody closes it */
  ends: string;
}

export interface PublishTimes {
  opensAt: string | null;
  closesAt: string | null;
}

const DAY_MS = 86_400_000;

/** Tomorrow, or a week after, at nine in the morning: what is proposed. */
export function proposed(nowMs: number, timeZone: string, days: number): string {
  return `${wallTime(nowMs + days * DAY_MS, timeZone).slice(0, 10)}T09:00`;
}

/** A moment that the API has as the field shows it. */
export const wallOf = (moment: string | null, timeZone: string): string =>
  moment === null ? '' : wallTime(Date.parse(moment), timeZone);

const momentOf = (wall: string, timeZone: string): string | null =>
  wall === '' ? null : momentAt(wall, timeZone);

export function timesOf({ opens, ends }: ChosenTimes, timeZone: string): PublishTimes {
  return { opensAt: momentOf(opens, timeZone), closesAt: momentOf(ends, timeZone) };
}

export interface WrongTimes {
  opens: 'schedule.ahead' | null;
  ends: 'schedule.ahead' | 'schedule.afterOpening' | null;
}

/** What the server would refuse, at the field where it stands. */
export function wrongTimes(chosen: ChosenTimes, nowMs: number, timeZone: string): WrongTimes {
  const { opensAt, closesAt } = timesOf(chosen, timeZone);
  const opens = opensAt === null ? nowMs : Date.parse(opensAt);
  const isPast = opensAt !== null && opens <= nowMs;
  const endsEarly = closesAt !== null && Date.parse(closesAt) <= opens;
  const early = opensAt === null ? 'schedule.ahead' : 'schedule.afterOpening';
  return { opens: isPast ? 'schedule.ahead' : null, ends: endsEarly ? early : null };
}
