import {
  type CompanyKind,
  stated,
  type CompanyStatement,
  type Stated,
  type StatedField,
  type StatedOfCompany,
} from '../known/index.js';

/** What a file says of a company: absent: nothing; null: the value is taken away. */
export interface SaidByFile extends Omit<CompanyStatement, 'domains'> {
  /** it has these beside those that it has */
  readonly domains?: readonly string[] | null | undefined;
  readonly kind?: CompanyKind | null | undefined;
}

/** What is known of the company before. */
export interface KnownOfCompany {
  readonly stated: StatedOfCompany;
  readonly statedByPerson: readonly StatedField[];
  readonly kindByCrm: CompanyKind | null;
}

export type ReportedField = StatedField | 'kind' | 'externalId' | 'name';

/** A value that is another one now. */
export interface CompanyChange {
  readonly field: ReportedField;
  readonly before: unknown;
  readonly after: unknown;
}

/** Why a value was not taken. */
export type KeptReason = 'BY_PERSON' | 'MERGED' | 'OTHER_COMPANY' | 'OTHER_NAME';

export interface KeptValue {
  readonly field: ReportedField;
  readonly why: KeptReason;
}

export interface AppliedReport {
  readonly result: Stated;
  readonly kindByCrm: CompanyKind | null;
  readonly changes: readonly CompanyChange[];
  readonly kept: readonly KeptValue[];
}

interface Reported {
  /** the file named it by the id of a company that was merged into it */
  readonly isMerged: boolean;
  /** a domain that another company has */
  readonly isTaken: (domain: string) => boolean;
}

/**
 * R-O2: a company after what a file says of it. A file is the CRM's word, which does not overrule a
 * person (ADR 0026). Where it means a company by one that was merged into it, it completes and does
 * not replace: both have a row in the file, and each would undo the other's (R-O1).
 */
export function applyReport(
  known: KnownOfCompany,
  said: SaidByFile,
  reported: Reported,
): AppliedReport {
  const { domains, hasTaken } = domainsAfter(known.stated.domains, said.domains, reported);
  const { kind, ...facts } = said;
  const wanted: CompanyStatement = { ...facts, domains };
  const kept: KeptValue[] = hasTaken ? [{ field: 'domains', why: 'OTHER_COMPANY' }] : [];
  const statement = Object.fromEntries(
    (Object.entries(wanted) as [StatedField, unknown][]).filter(([field, value]) => {
      const why = whyKept(known, field, value, reported);
      if (why !== null) kept.push({ field, why });
      return why === null;
    }),
  ) as CompanyStatement;
  const result = stated(known.stated, statement, {
    byPerson: false,
    statedByPerson: known.statedByPerson,
  });
  const changes: CompanyChange[] = result.changed.map((field) => ({
    field,
    before: result.before[field],
    after: result.after[field],
  }));
  const kindByCrm = kindAfter(known.kindByCrm, kind, reported);
  if (kindByCrm !== known.kindByCrm) {
    changes.push({ field: 'kind', before: known.kindByCrm, after: kindByCrm });
  } else if (kind !== undefined && kind !== kindByCrm) {
    kept.push({ field: 'kind', why: 'MERGED' });
  }
  return { result, kindByCrm, changes, kept };
}

/** Null where it is taken, or is so already. */
function whyKept(
  { stated: before, statedByPerson }: KnownOfCompany,
  field: StatedField,
  value: unknown,
  { isMerged }: Reported,
): KeptReason | null {
  if (value === undefined || JSON.stringify(value) === JSON.stringify(before[field])) return null;
  if (statedByPerson.includes(field)) return 'BY_PERSON';
  return isMerged && field !== 'domains' && before[field] !== null ? 'MERGED' : null;
}

function kindAfter(
  before: CompanyKind | null,
  said: CompanyKind | null | undefined,
  { isMerged }: Reported,
): CompanyKind | null {
  if (said === undefined) return before;
  return isMerged && before !== null ? before : said;
}

/** A file names a domain that it knows: those that are known beside it stay. */
function domainsAfter(
  before: readonly string[] | null,
  said: readonly string[] | null | undefined,
  { isTaken }: Reported,
): { readonly domains: string[] | null | undefined; readonly hasTaken: boolean } {
  if (said === null || said === undefined) return { domains: said, hasTaken: false };
  const free = said.filter((domain) => !isTaken(domain));
  const all = [...new Set([...(before ?? []), ...free])].sort();
  const domains = free.length === 0 ? undefined : all;
  return { domains, hasTaken: free.length < said.length };
}
