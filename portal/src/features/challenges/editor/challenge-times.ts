import { momentAt, wallTime } from '../../../platform/program-day.js';

/**
 * A time as it is chosen, as clocks on the wall show it; null where none is. '' is a time still to be
 * filled in: a field tells it as soon as one part of the day is deleted.
 */
export type ChosenTime = string | null;

export interface ChosenTimes {
  /** null: at once */
  opens: ChosenTime;
  /** null: when somebody closes it */
  ends: ChosenTime;
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
export const wallOf = (moment: string | null, timeZone: string): ChosenTime =>
  moment === null ? null : wallTime(Date.parse(moment), timeZone);

const momentOf = (wall: ChosenTime, timeZone: string): string | null =>
  wall === null ? null : momentAt(wall, timeZone);

/** What is chosen and filled in, as the API takes it. */
export function timesOf({ opens, ends }: ChosenTimes, timeZone: string): PublishTimes {
  return { opensAt: momentOf(opens, timeZone), closesAt: momentOf(ends, timeZone) };
}

export interface WrongTimes {
  opens: 'schedule.missing' | 'schedule.ahead' | null;
  ends: 'schedule.missing' | 'schedule.ahead' | 'schedule.afterOpening' | null;
}

/** What the server would refuse, or could not be told, at the field where it stands. */
export function wrongTimes(chosen: ChosenTimes, nowMs: number, timeZone: string): WrongTimes {
  return {
    opens: wrongOpening(chosen.opens, nowMs, timeZone),
    ends: wrongEnd(chosen, nowMs, timeZone),
  };
}

function wrongOpening(opens: ChosenTime, nowMs: number, timeZone: string): WrongTimes['opens'] {
  if (opens === null) return null;
  if (opens === '') return 'schedule.missing';
  return Date.parse(momentAt(opens, timeZone)) <= nowMs ? 'schedule.ahead' : null;
}

function wrongEnd(
  { opens, ends }: ChosenTimes,
  nowMs: number,
  timeZone: string,
): WrongTimes['ends'] {
  if (ends === null) return null;
  if (ends === '') return 'schedule.missing';
  const endMs = Date.parse(momentAt(ends, timeZone));
  if (opens === null || opens === '') return endMs <= nowMs ? 'schedule.ahead' : null;
  return endMs <= Date.parse(momentAt(opens, timeZone)) ? 'schedule.afterOpening' : null;
}

/** A later end that is missing, or is no later than the present one. */
export function wrongLaterEnd(
  ends: ChosenTime,
  closesAt: string,
  timeZone: string,
): 'schedule.missing' | 'schedule.laterEnd' | null {
  if (ends === null) return null;
  if (ends === '') return 'schedule.missing';
  const isLater = Date.parse(momentAt(ends, timeZone)) > Date.parse(closesAt);
  return isLater ? null : 'schedule.laterEnd';
}
