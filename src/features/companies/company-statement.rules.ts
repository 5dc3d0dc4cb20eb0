import { z } from 'zod';
import { COUNTRIES } from '../../kernel/country.js';

export const STATED_FIELDS = ['country', 'giftsAllowed', 'publicSector'] as const;
export type StatedField = (typeof STATED_FIELDS)[number];

/** What staff, or the CRM, said of a company; null: nobody did. */
export interface StatedOfCompany {
  /** two letters of ISO 3166-1 */
  readonly country: string | null;
  readonly giftsAllowed: boolean | null;
  readonly publicSector: boolean | null;
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
});
export type CompanyStatement = z.output<typeof CompanyStatement>;

/** R-R6: a company of the public sector forbids gifts where nobody said otherwise. */
export function allowsGifts(company: Omit<StatedOfCompany, 'country'>): boolean {
  return company.giftsAllowed ?? company.publicSector !== true;
}

interface Stating {
  readonly byPerson: boolean;
  /** the fields that a person stated before */
  readonly statedByPerson: readonly StatedField[];
}

export interface Stated {
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
    after,
    changed: told.filter((field) => after[field] !== before[field]),
    statedByPerson: ofPerson,
  };
}
