import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import { changeOfEmployer, type EmployerChange } from './employer.rules.js';
import type { ZoneSource } from './profile.rules.js';

/** What a file says of an advocate: absent: nothing; null: it is taken away. */
export interface SaidOfProfile {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Locale | undefined;
  readonly timeZone?: string | undefined;
  readonly companyId?: Id | null | undefined;
  readonly employedSince?: Day | null | undefined;
}

/** What is known of them before. */
export interface KnownProfile {
  readonly name: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly language: Locale;
  readonly timeZone: string;
  readonly timeZoneFrom: ZoneSource;
  readonly companyId: Id | null;
  readonly employedSince: Day | null;
  /** they have joined: their profile is theirs (R-U1) */
  readonly hasJoined: boolean;
}

export type ProfileField = keyof SaidOfProfile;

export interface AppliedProfile {
  readonly after: KnownProfile;
  readonly employer: EmployerChange;
  readonly changed: readonly ProfileField[];
  /** said otherwise, and not taken */
  readonly kept: readonly ProfileField[];
}

/**
 * R-U1: a profile after what a file says of it. Before its advocate has joined the file corrects it;
 * from then on it is theirs, and a file says what nobody has said. A name and an address are what
 * somebody is known by: they are completed, never replaced.
 */
export function applyProfile(known: KnownProfile, said: SaidOfProfile, today: Day): AppliedProfile {
  const words = new Words();
  const { hasJoined } = known;
  const isUnnamed = known.name === known.email || known.name === known.externalId;
  const isOwnZone = known.timeZoneFrom === 'ADVOCATE' || known.timeZoneFrom === 'BROWSER';
  const name = words.take('name', said.name, known.name, isUnnamed && !hasJoined);
  if (known.email !== null) words.take('email', said.email, known.email, false);
  const language = words.take('language', said.language, known.language, !hasJoined);
  const timeZone = words.take('timeZone', said.timeZone, known.timeZone, !isOwnZone);
  const employer = employerAfter(known, said, words, today);
  const after: KnownProfile = {
    ...known,
    ...{ name, language, timeZone, companyId: employer.present.companyId },
    timeZoneFrom: timeZone === known.timeZone ? known.timeZoneFrom : 'STAFF',
    employedSince: employer.present.since,
  };
  const fields = ['name', 'language', 'timeZone', 'companyId', 'employedSince'] as const;
  const changed = fields.filter((field) => after[field] !== known[field]);
  return { after, employer, changed, kept: words.kept };
}

/** What a file says, field by field, and what of it is not taken. */
class Words {
  readonly kept: ProfileField[] = [];

  take<Value>(field: ProfileField, told: Value | undefined, before: Value, isFree: boolean): Value {
    if (told === undefined || told === before) return before;
    if (isFree) return told;
    this.kept.push(field);
    return before;
  }
}

/** A first day is one at the company that the file names: where that is not taken, neither is it. */
function employerAfter(
  { hasJoined, companyId: company, employedSince }: KnownProfile,
  said: SaidOfProfile,
  words: Words,
  today: Day,
): EmployerChange {
  const isFree = !hasJoined || company === null;
  const companyId = words.take('companyId', said.companyId, company, isFree);
  const isTaken = said.companyId === undefined || companyId === said.companyId;
  const mayBegin = !hasJoined || employedSince === null || companyId !== company;
  const since =
    isTaken && said.employedSince !== undefined
      ? words.take('employedSince', said.employedSince, employedSince, mayBegin)
      : undefined;
  const before = { companyId: company, since: employedSince };
  return changeOfEmployer(before, { companyId, since, until: null, wasWrong: false }, today);
}
