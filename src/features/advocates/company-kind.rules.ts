import type { Day } from '../../kernel/day.js';

/** `ACCOUNT` is a customer, `PROSPECT` is not one yet. */
export type CompanyKind = 'ACCOUNT' | 'PROSPECT';

/** Who said what a company is: one of the programme's people, or the system they sell with. */
export type KindSource = 'PERSON' | 'CRM';

export interface KnownOfCompany {
  /** null: nobody said it */
  readonly saidKind: CompanyKind | null;
  /** the first day on which a deal of it was closed that is won; null where there is none */
  readonly wonSince: Day | null;
}

/**
 * R-W12: what a company is on a day. What somebody said counts; else it is an account from the day
 * of its first won deal on, as its deals stand now. A win without a day makes no account: nobody
 * knows from when.
 */
export function companyKind({ saidKind, wonSince }: KnownOfCompany, on: Day): CompanyKind {
  if (saidKind !== null) return saidKind;
  return wonSince !== null && wonSince <= on ? 'ACCOUNT' : 'PROSPECT';
}
