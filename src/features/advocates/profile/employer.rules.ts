import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';

/** For whom an advocate works. */
export interface Employer {
  /** null: for no company that is known */
  readonly companyId: Id | null;
  /** null: it is not known */
  readonly since: Day | null;
}

export interface FormerEmployer {
  readonly companyId: Id;
  readonly since: Day | null;
  readonly until: Day;
}

/** What somebody says about it now. */
export interface EmployerTold {
  readonly companyId: Id | null;
  readonly since: Day | null;
  /** the last day at the company before */
  readonly until: Day | null;
  /** they never worked for the company that stands there */
  readonly wasWrong: boolean;
}

export interface EmployerChange {
  readonly present: Employer;
  /** what becomes history; null: nothing */
  readonly former: FormerEmployer | null;
}

/**
 * R-P7, R-U1: who changes the company leaves the one before as history. Where nobody says when, they
 * left on the day on which they began, and that is today. What was wrong was never so, and leaves
 * nothing; the same company again is at most another first day.
 */
export function changeOfEmployer(before: Employer, told: EmployerTold, today: Day): EmployerChange {
  const { companyId } = told;
  const former = formerOf(before, told, today);
  if (companyId === null) return { present: { companyId, since: null }, former };
  const stays = companyId === before.companyId || told.wasWrong;
  const since = told.since ?? (stays ? before.since : (former?.until ?? null));
  return { present: { companyId, since }, former };
}

function formerOf(
  { companyId, since }: Employer,
  told: EmployerTold,
  today: Day,
): FormerEmployer | null {
  if (companyId === null || companyId === told.companyId || told.wasWrong) return null;
  return { companyId, since, until: told.until ?? told.since ?? today };
}

export interface DayProblem {
  readonly field: 'since' | 'until';
  readonly message: string;
}

/** What is wrong with the days, in words; null where they are right. */
export function problemOfDays(
  former: FormerEmployer | null,
  told: Pick<EmployerTold, 'since' | 'until'>,
  today: Day,
): DayProblem | null {
  for (const field of ['since', 'until'] as const) {
    const day = told[field];
    if (day !== null && day > today) return { field, message: `A day up to today, ${today}.` };
  }
  if (former?.since == null || former.until >= former.since) return null;
  const field = told.until === null ? 'since' : 'until';
  return {
    field,
    message: `A day from ${former.since} on, when they began at the company before.`,
  };
}
