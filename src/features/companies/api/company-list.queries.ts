import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { pageOf, type KeyKind, type Page, type PageRequest } from '../../../kernel/page.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import { type CompanyKind, COMPANY, type CompanyRow } from '../known/index.js';
import { NO_RENEWAL, type CompanyOrder } from './company-list.rules.js';

export interface CompanyFilter {
  readonly kind: CompanyKind | null;
  /** a membership */
  readonly ownerId: Id | null;
  readonly countries: readonly string[] | null;
  /** false: those of which nobody said that they are, too */
  readonly publicSector: boolean | null;
  /** only those that may be the same as another one (R-O1) */
  readonly possibleDuplicate: boolean;
  /** part of the name, or of a domain; or the external id */
  readonly search: string | null;
}

interface Order {
  /** the columns and what each is, as in an index */
  readonly keys: Readonly<Record<string, KeyKind>>;
  readonly direction: 'ASC' | 'DESC';
  /** of a row, in the same order */
  readonly cursor: (row: CompanyRow) => (string | number | null)[];
}

const ORDERS: Readonly<Record<CompanyOrder, Order>> = {
  NAME: {
    keys: { 'c.name': 'text', 'c.id': 'id' },
    direction: 'ASC',
    cursor: ({ name, id }) => [name, id],
  },
  RENEWAL: {
    keys: { [`coalesce(c.renews_on, '${NO_RENEWAL}'::date)`]: 'day', 'c.id': 'id' },
    direction: 'ASC',
    cursor: ({ renewsOn, id }) => [renewsOn ?? NO_RENEWAL, id],
  },
  NEWEST: {
    keys: { 'c.created_at': 'moment', 'c.id': 'id' },
    direction: 'DESC',
    cursor: ({ createdAt, id }) => [createdAt.toISOString(), id],
  },
};

export function cursorOf(order: CompanyOrder): Order['cursor'] {
  return ORDERS[order].cursor;
}

/**
 * `companyStanding` in SQL, to list companies by what they are on a day: a person's statement, else
 * the CRM's, else what their deals show. A test holds both equal.
 */
const kindOn = (day: string): string =>
  `coalesce(person.kind, crm.kind, CASE WHEN c.won_since <= ${day} THEN 'ACCOUNT' ELSE 'PROSPECT' END)`;

/** A page of the programme's companies; each order has its index, so a page is as long as it is. */
export async function pageOfCompanies(
  tx: Tx,
  { filter, order, today }: { filter: CompanyFilter; order: CompanyOrder; today: Day },
  page: PageRequest,
): Promise<Page<CompanyRow>> {
  const values = new ListValues(tx.programId);
  const { keys, direction } = ORDERS[order];
  const by = Object.keys(keys).map((key) => `${key} ${direction}`);
  const rows = await tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.merged_into IS NULL ${filtered(filter, today, values)}
       ${values.behind(page, keys, direction === 'ASC' ? '>' : '<')}
     ORDER BY ${by.join(', ')} ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

const MAY_BE_ANOTHER = `c.id IN (
  SELECT p.company_id FROM possible_duplicate p WHERE p.program_id = $1)`;

function filtered(filter: CompanyFilter, today: Day, values: ListValues): string {
  const { kind, ownerId, countries, publicSector } = filter;
  const conditions: string[] = [];
  if (kind !== null) {
    conditions.push(`${kindOn(`${values.put(today)}::date`)} = ${values.put(kind)}`);
  }
  if (ownerId !== null) conditions.push(`c.owner_id = ${values.put(ownerId)}`);
  if (countries !== null) conditions.push(`c.country = ANY (${values.put(countries)}::text[])`);
  if (publicSector !== null)
    conditions.push(`c.public_sector IS ${publicSector ? '' : 'NOT '}TRUE`);
  if (filter.possibleDuplicate) conditions.push(MAY_BE_ANOTHER);
  const search = filter.search?.trim() ?? '';
  if (search !== '') conditions.push(found(search, values));
  return conditions.map((condition) => `AND ${condition}`).join(' ');
}

function found(search: string, values: ListValues): string {
  const pattern = values.put(`%${search.replace(/[\\%_]/g, '\\$&')}%`);
  const whole = values.put(search);
  return `(c.name ILIKE ${pattern} OR c.external_id = ${whole} OR EXISTS (
    SELECT FROM domain_of_company d WHERE d.program_id = $1 AND d.company_id = c.id
      AND d.domain ILIKE ${pattern}) OR EXISTS (
    SELECT FROM company m WHERE m.program_id = $1 AND m.merged_into = c.id
      AND (m.name ILIKE ${pattern} OR m.external_id = ${whole})))`;
}

/** The countries that listed companies are in: a step down the index for each, however many there are. */
export async function countriesOfCompanies(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ country: string }[]>(
    `WITH RECURSIVE found AS (
       (SELECT country FROM company WHERE program_id = $1 AND country IS NOT NULL
         AND merged_into IS NULL ORDER BY country LIMIT 1)
       UNION ALL
       SELECT (SELECT c.country FROM company c WHERE c.program_id = $1 AND c.country IS NOT NULL
                 AND c.merged_into IS NULL AND c.country > found.country ORDER BY c.country LIMIT 1)
         FROM found WHERE found.country IS NOT NULL
     ) SELECT country FROM found WHERE country IS NOT NULL`,
    [tx.programId],
  );
  return rows.map(({ country }) => country);
}
