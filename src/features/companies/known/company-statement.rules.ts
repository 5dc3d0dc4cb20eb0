import { z } from 'zod';
import { COUNTRIES } from '../../../kernel/country.js';
import { parseDay, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { amountProblem, isCurrency, type Money } from '../../../kernel/money.js';
import { line } from '../../../kernel/texts.js';
import { CompanyDomain } from './company-domain.rules.js';

export const STATED_FIELDS = [
  'country',
  'giftsAllowed',
  'publicSector',
  'ownerId',
  'revenue',
  'customerSince',
  'renewsOn',
  'industry',
  'employees',
  'domains',
] as const;
export type StatedField = (typeof STATED_FIELDS)[number];

/** What staff, or the CRM, said of a company; null: nobody did. */
export interface StatedOfCompany {
  /** two letters of ISO 3166-1 */
  readonly country: string | null;
  readonly giftsAllowed: boolean | null;
  readonly publicSector: boolean | null;
  /** the membership of who looks after it */
  readonly ownerId: Id | null;
  /** what it brings in a year, in its own currency: never added to another (R-M1) */
  readonly revenue: Money | null;
  readonly customerSince: Day | null;
  readonly renewsOn: Day | null;
  readonly industry: string | null;
  /**
   * How many people work there. A number: systems cut their bands at different places, and a band of
   * one cannot be made from another's, while every band can be made from a number.
   */
  readonly employees: number | null;
  /** in their order, at least one */
  readonly domains: readonly string[] | null;
}

/** The same as a row has it; domains are rows of their own. */
export interface StatedInRow extends Omit<StatedOfCompany, 'domains' | 'revenue'> {
  readonly revenueMinor: number | null;
  readonly revenueCurrency: string | null;
}

export function statedIn(row: StatedInRow, domains: readonly string[] | null): StatedOfCompany {
  const { revenueMinor: amountMinor, revenueCurrency: currency } = row;
  const revenue = amountMinor === null || currency === null ? null : { amountMinor, currency };
  return { ...row, revenue, domains };
}

const MOST_DOMAINS = 50;
export const MOST_EMPLOYEES = 10_000_000;
const PEOPLE = 'How many people work there, 1 to 10,000,000.';

const Revenue = z
  .object({ amountMinor: z.number(), currency: z.string().trim().toUpperCase() })
  .superRefine(({ amountMinor, currency }, context) => {
    const message = amountProblem(amountMinor);
    if (message !== null) context.addIssue({ code: 'custom', path: ['amountMinor'], message });
    if (isCurrency(currency)) return;
    context.addIssue({
      code: 'custom',
      path: ['currency'],
      message: 'A currency of ISO 4217, e.g. JPY.',
    });
  });

const CalendarDay = z.custom<Day>(isDay, 'A day such as 2026-11-21.');

function isDay(told: unknown): boolean {
  try {
    return typeof told === 'string' && parseDay(told) === told;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Absent: it stays. Null: what was said is taken back. */
export const CompanyStatement = z.object({
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => COUNTRIES.includes(code), 'Two letters of ISO 3166-1, e.g. JP or DE.')
    .nullish(),
  giftsAllowed: z.boolean().nullish(),
  publicSector: z.boolean().nullish(),
  ownerId: z.string().nullish(),
  revenue: Revenue.nullish(),
  customerSince: CalendarDay.nullish(),
  renewsOn: CalendarDay.nullish(),
  industry: line(100, 'An industry, 1 to 100 characters.').nullish(),
  employees: z.int(PEOPLE).min(1, PEOPLE).max(MOST_EMPLOYEES, PEOPLE).nullish(),
  domains: z
    .array(CompanyDomain)
    .max(MOST_DOMAINS, `At most ${String(MOST_DOMAINS)} domains.`)
    .transform((domains) => (domains.length === 0 ? null : inOrder(domains)))
    .nullish(),
});
export type CompanyStatement = z.output<typeof CompanyStatement>;

function inOrder(domains: readonly string[]): string[] {
  return [...new Set(domains)].sort();
}

/** R-R6: a company of the public sector forbids gifts where nobody said otherwise. */
export function allowsGifts(
  company: Pick<StatedOfCompany, 'giftsAllowed' | 'publicSector'>,
): boolean {
  return company.giftsAllowed ?? company.publicSector !== true;
}

interface Stating {
  readonly byPerson: boolean;
  /** the fields that a person stated before */
  readonly statedByPerson: readonly StatedField[];
}

export interface Stated {
  readonly before: StatedOfCompany;
  readonly after: StatedOfCompany;
  readonly changed: readonly StatedField[];
  readonly statedByPerson: readonly StatedField[];
}

/**
 * R-O2: the company after a statement. The CRM does not overrule a person: what one stated stays
 * until a person changes it or takes it back.
 */
export function stated(
  before: StatedOfCompany,
  statement: CompanyStatement,
  { byPerson, statedByPerson }: Stating,
): Stated {
  const told = STATED_FIELDS.filter(
    (field) => statement[field] !== undefined && (byPerson || !statedByPerson.includes(field)),
  );
  const after = {
    ...before,
    ...Object.fromEntries(told.map((field) => [field, statement[field]])),
  };
  const ofPerson = STATED_FIELDS.filter((field) =>
    byPerson && told.includes(field) ? after[field] !== null : statedByPerson.includes(field),
  );
  return {
    before,
    after,
    changed: told.filter((field) => !isSame(after[field], before[field])),
    statedByPerson: ofPerson,
  };
}

/** Values are numbers, texts, flags, and documents whose keys stand in one order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a merge takes over. Domains are rows, and all of them move. */
const TAKEN = STATED_FIELDS.filter((field) => field !== 'domains');

/**
 * R-O1: which facts of a merged company its survivor takes over: those of which nobody said anything
 * of the survivor. Where both are known the survivor's stays, whoever said it: of two companies a
 * person chooses the one whose facts are right.
 */
export function factsTakenOver(survivor: StatedInRow, merged: StatedInRow): StatedField[] {
  const [of, from] = [statedIn(survivor, null), statedIn(merged, null)];
  return TAKEN.filter((field) => of[field] === null && from[field] !== null);
}

/** The facts that differ, of which the survivor's stay. */
export function factsKept(survivor: StatedInRow, merged: StatedInRow): StatedField[] {
  const [of, from] = [statedIn(survivor, null), statedIn(merged, null)];
  return TAKEN.filter(
    (field) => of[field] !== null && from[field] !== null && !isSame(of[field], from[field]),
  );
}

/** Those of the fields that still are, at the survivor, what the merged company has. */
export function factsStillTaken(
  survivor: StatedInRow,
  merged: StatedInRow,
  fields: readonly StatedField[],
): StatedField[] {
  const [of, from] = [statedIn(survivor, null), statedIn(merged, null)];
  return fields.filter((field) => isSame(of[field], from[field]));
}
