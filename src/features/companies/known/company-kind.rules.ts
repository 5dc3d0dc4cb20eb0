import type { Day } from '../../../kernel/day.js';

export const COMPANY_KINDS = ['ACCOUNT', 'PROSPECT'] as const;
/** `ACCOUNT` is a customer, `PROSPECT` is not one yet. */
export type CompanyKind = (typeof COMPANY_KINDS)[number];

export const KIND_SOURCES = ['PERSON', 'CRM'] as const;
/** Who stated what a company is: one of the programme's people, or their CRM. */
export type KindSource = (typeof KIND_SOURCES)[number];

export const KIND_REASONS = ['PERSON', 'CRM', 'WON_DEAL', 'NO_WON_DEAL'] as const;
/** Whose statement counts, or what its deals show. */
export type KindReason = (typeof KIND_REASONS)[number];

export interface CompanyFacts {
  /** null: no person stated it, or they took it back */
  readonly statedByPerson: CompanyKind | null;
  /** null: the CRM did not state it, or took it back */
  readonly statedByCrm: CompanyKind | null;
  /** the first day on which a deal that is won now was closed; null where there is none */
  readonly wonSince: Day | null;
}

export interface CompanyStanding {
  readonly kind: CompanyKind;
  readonly reason: KindReason;
}

/**
 * R-W12: what a company is on a day, and why. A person's statement counts above the CRM's; without
 * either it is an account from the day of its first won deal on, as its deals are now. A win
 * without a day makes no account: nobody knows from when.
 */
export function companyStanding(
  { statedByPerson, statedByCrm, wonSince }: CompanyFacts,
  on: Day,
): CompanyStanding {
  if (statedByPerson !== null) return { kind: statedByPerson, reason: 'PERSON' };
  if (statedByCrm !== null) return { kind: statedByCrm, reason: 'CRM' };
  return wonSince !== null && wonSince <= on
    ? { kind: 'ACCOUNT', reason: 'WON_DEAL' }
    : { kind: 'PROSPECT', reason: 'NO_WON_DEAL' };
}
