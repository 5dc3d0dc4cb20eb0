import type { Day } from '../../../kernel/day.js';
import { normaliseEmail } from '../../../kernel/email.js';
import type { Id } from '../../../kernel/ids.js';
import { isOneLine, lineProblem, LONGEST } from '../../../kernel/texts.js';
import type { Money } from '../../../kernel/money.js';
import {
  COMPANY_KINDS,
  CompanyDomain,
  MOST_EMPLOYEES,
  type CompanyKind,
} from '../../companies/index.js';
import type { CsvRecord, ImportShape } from './import-mapping.rules.js';
import type { RecordReader } from './record-reader.rules.js';
import { OptionalValues, type Said } from './optional-values.rules.js';
import {
  attributesIn,
  columnOfAttribute,
  kindsOfAttributes,
  type AttributeColumn,
  type OwnAttribute,
  type SaidAttribute,
} from './own-attributes.rules.js';
import type { MomentReader } from './parsed-moment.rules.js';
import { nameOrNone } from './referral-row.rules.js';
import { ORDER_COLUMNS, ORDER_KINDS, type OrderColumn } from './row-parts.rules.js';
import { RowChecks, type CheckedRow } from './row-checks.rules.js';

const COLUMNS = [
  'externalId',
  'name',
  'domains',
  'kind',
  'owner',
  'revenue',
  'currency',
  'customerSince',
  'renewsOn',
  'country',
  'industry',
  'employees',
  'giftsAllowed',
  'publicSector',
  'tags',
] as const;
/** Those of every programme. */
export type GivenCompanyColumn = (typeof COLUMNS)[number];
export type CompanyColumn = GivenCompanyColumn | AttributeColumn | OrderColumn;

/** What a row can be known by (R-O1). */
const KEYS = ['externalId', 'domains', 'name'] as const;
const NEVER_CLEARED: ReadonlySet<string> = new Set([
  ...['externalId', 'name', 'currency'],
  ...ORDER_COLUMNS,
]);

export function companyShape(attributes: readonly OwnAttribute[]): ImportShape<CompanyColumn> {
  const columns = [...COLUMNS, ...attributes.map(columnOfAttribute), ...ORDER_COLUMNS];
  return {
    what: 'companies',
    columns,
    needed: [KEYS],
    kinds: {
      revenue: 'NUMBER',
      employees: 'NUMBER',
      customerSince: 'DAY',
      renewsOn: 'DAY',
      ...kindsOfAttributes(attributes),
      ...ORDER_KINDS,
    },
    ids: ['externalId'],
    keys: KEYS,
    clearable: columns.filter((column) => !NEVER_CLEARED.has(column)),
    dayInstead: { changedAt: 'changedOn' },
    together: [{ columns: ['revenue'], with: ['currency'] }],
    adds: ['domains', 'tags'],
  };
}

/** What a row says of a company's facts. */
export interface SaidOfCompany {
  readonly country: Said<string>;
  readonly ownerId: Said<Id>;
  readonly revenue: Said<Money>;
  readonly customerSince: Said<Day>;
  readonly renewsOn: Said<Day>;
  readonly industry: Said<string>;
  readonly employees: Said<number>;
  readonly giftsAllowed: Said<boolean>;
  readonly publicSector: Said<boolean>;
}

/** A company as a row of a file gives it. */
export interface ImportedCompany {
  /** one of these three is there */
  readonly externalId: string | null;
  readonly domains: Said<readonly string[]>;
  readonly name: string | null;
  readonly kind: Said<CompanyKind>;
  readonly facts: SaidOfCompany;
  readonly tags: Said<readonly string[]>;
  readonly attributes: readonly SaidAttribute[];
}

export interface CompanyRowContext {
  readonly moments: MomentReader;
  /** of amounts where the file gives none */
  readonly currency: string;
  /** by their address */
  readonly owners: ReadonlyMap<string, Id>;
  readonly attributes: readonly OwnAttribute[];
}

const PEOPLE = { least: 1, most: MOST_EMPLOYEES, decimals: 0 };

/** Checks one record of a file of companies. */
export function companyRow(
  reader: RecordReader<CompanyColumn>,
  { fields }: CsvRecord,
  { moments, currency, owners, attributes }: CompanyRowContext,
): CheckedRow<ImportedCompany> {
  const checks = new RowChecks(reader, fields);
  const values = new OptionalValues(reader, checks, moments);
  const externalId = checks.idOrNone('externalId');
  const name = nameOrNone(checks, 'name');
  const domains = values.list('domains', 'a domain of the company’s own', domainOf);
  const key = KEYS.find((column) => checks.raw(column) !== '');
  if (key !== undefined) checks.refuseConflict(key);
  if (externalId === null && name === null && !domains) {
    const column = KEYS.find((each) => reader.isMapped(each));
    checks.refuse(column, 'what the company is known by: an id, a domain or a name');
  }
  const row: ImportedCompany = {
    ...{ externalId, name, domains },
    kind: values.word('kind', COMPANY_KINDS),
    facts: {
      country: values.country('country'),
      ownerId: values.value('owner', 'the address of one of the staff here', (text) =>
        owners.get(normaliseEmail(text)),
      ),
      revenue: values.money('revenue', 'currency', currency),
      customerSince: values.day('customerSince'),
      renewsOn: values.day('renewsOn'),
      industry: values.line('industry', LONGEST.label),
      employees: values.number('employees', { ...PEOPLE, wanted: 'how many people work there' }),
      giftsAllowed: values.yesNo('giftsAllowed'),
      publicSector: values.yesNo('publicSector'),
    },
    tags: values.list('tags', 'tags of at most 100 characters', tagOf),
    attributes: attributesIn(values, attributes),
  };
  return checks.result(() => row);
}

export function domainOf(text: string): string | null {
  const read = CompanyDomain.safeParse(text);
  return read.success ? read.data : null;
}

export function tagOf(text: string): string | null {
  return isOneLine(text) && lineProblem(text, LONGEST.label) === null ? text : null;
}
