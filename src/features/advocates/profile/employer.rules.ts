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
  /** absent: nothing is said of it; null: it is not known */
  readonly since?: Day | null | undefined;
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
  const unsaid = stays ? before.since : (former?.until ?? null);
  const since = told.since === undefined ? unsaid : told.since;
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
    if (day && day > today) return { field, message: `A day up to today, ${today}.` };
  }
  if (former === null || isInOrder(former)) return null;
  return {
    field: told.until === null ? 'since' : 'until',
    message: `A day from ${String(former.since)} on, when they began at the company before.`,
  };
}

const isInOrder = ({ since, until }: FormerEmployer): boolean => since === null || since <= until;

/** What somebody says about a company that is history; absent: it stays. */
export interface FormerTold {
  /** null: it is not known */
  readonly since?: Day | null | undefined;
  readonly until?: Day | null | undefined;
}

/** A former employer with other days; a problem where they cannot be. */
export function correctedFormer(
  before: FormerEmployer,
  told: FormerTold,
  today: Day,
): { readonly after: FormerEmployer; readonly problem: DayProblem | null } {
  const after = {
    ...before,
    since: told.since === undefined ? before.since : told.since,
    until: told.until ?? before.until,
  };
  if (after.until > today) {
    return { after, problem: { field: 'until', message: `A day up to today, ${today}.` } };
  }
  if (isInOrder(after)) return { after, problem: null };
  const message = `A day up to ${after.until}, their last day there.`;
  return { after, problem: { field: 'since', message } };
}
