import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  COMPANY_KINDS,
  companyStanding,
  type CompanyKind,
} from '../../../src/features/companies/known/company-kind.rules.js';
import {
  countriesOfCompanies,
  cursorOf,
  pageOfCompanies,
  type CompanyFilter,
} from '../../../src/features/companies/api/company-list.queries.js';
import {
  COMPANY_ORDERS,
  type CompanyOrder,
} from '../../../src/features/companies/api/company-list.rules.js';
import { countAdvocatesOf } from '../../../src/features/advocates/profile/index.js';
import { countWinsOf } from '../../../src/features/deals/company-wins.js';
import { countOpenReferralsOf } from '../../../src/features/referrals/api/referral.queries.js';
import { parseDay } from '../../../src/kernel/day.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { encodeCursor, ForeignCursor } from '../../../src/kernel/page.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const ALL: CompanyFilter = {
  kind: null,
  ownerId: null,
  countries: null,
  publicSector: null,
  possibleDuplicate: false,
  search: null,
};
const TODAY = parseDay('2027-02-01');
const PAGE = { first: 3, after: null };

describe('the list of companies', () => {
  let test: TestDatabase;
  let program: Awaited<ReturnType<TestDatabase['createProgram']>>;
  let sent: ReturnType<typeof keepSentStatements>;

  beforeAll(async () => {
    test = await openTestDatabase();
    program = await test.createProgram();
    sent = keepSentStatements();
    await seed();
  });
  afterAll(async () => {
    sent.restore();
    await test.close();
  });

  const STATEMENTS = [null, ...COMPANY_KINDS];
  const DAYS = [null, '2027-01-31', '2027-02-01', '2027-02-02'];

  /** A company for each way to become an account, or none. */
  async function seed(): Promise<void> {
    let count = 0;
    for (const person of STATEMENTS) {
      for (const crm of STATEMENTS) {
        for (const wonSince of DAYS) {
          const id = newId();
          count += 1;
          await test.superuser(
            `INSERT INTO company (program_id, id, name, name_key, won_since, renews_on, country,
               public_sector, external_id, created_at)
             VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)`,
            [
              program.id,
              id,
              `Company ${String(count % 7)}-${String(count)}`,
              wonSince,
              count % 3 === 0 ? null : `2027-0${String((count % 5) + 1)}-15`,
              [null, 'JP', 'DE', 'JP'][count % 4],
              [null, true, false][count % 3],
              `crm-${String(count)}`,
              `2026-01-0${String((count % 9) + 1)}T00:00:00Z`,
            ],
          );
          for (const [source, kind] of [
            ['PERSON', person],
            ['CRM', crm],
          ] as const) {
            await test.superuser(
              `INSERT INTO company_kind VALUES ($1, $2, $3, $4, now(), NULL, 1)`,
              [program.id, id, source, kind],
            );
          }
        }
      }
    }
  }

  const list = (
    filter: Partial<CompanyFilter>,
    order: CompanyOrder = 'NAME',
    page = { ...PAGE, first: 100 },
  ) =>
    test.database.read(program.actor, (tx) =>
      pageOfCompanies(tx, { filter: { ...ALL, ...filter }, order, today: TODAY }, page),
    );

  it.each(COMPANY_KINDS)(
    'R-W12: %s are those that the rule says are',
    async (kind: CompanyKind) => {
      const { rows } = await list({});
      const wanted = rows.filter((row) => companyStanding(row, TODAY).kind === kind);
      expect(rows).toHaveLength(3 * 3 * 4);
      expect(wanted.length).toBeGreaterThan(5);
      expect((await list({ kind })).rows).toEqual(wanted);
    },
  );

  it.each(COMPANY_ORDERS)('by %s, page by page, each company comes once', async (order) => {
    const { rows } = await list({}, order);
    const paged: Id[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page = await list({}, order, { first: 5, after } as typeof PAGE);
      paged.push(...page.rows.map(({ id }) => id));
      const last = page.rows.at(-1);
      after = last ? encodeCursor(cursorOf(order)(last)) : null;
      more = page.hasNext;
    }
    expect(paged).toEqual(rows.map(({ id }) => id));
    expect(new Set(paged).size).toBe(36);
  });

  it('those of which nobody said when they renew come last', async () => {
    const { rows } = await list({}, 'RENEWAL');
    const days = rows.map(({ renewsOn }) => renewsOn ?? '9999-12-31');
    expect(days).toEqual(days.toSorted());
    expect(rows.at(-1)?.renewsOn).toBeNull();
  });

  it('is found by country, sector, part of the name or domain, and by the whole external id', async () => {
    const { rows } = await list({});
    expect((await list({ countries: ['DE'] })).rows).toEqual(
      rows.filter(({ country }) => country === 'DE'),
    );
    expect((await list({ publicSector: false })).rows).toEqual(
      rows.filter(({ publicSector }) => publicSector !== true),
    );
    expect((await list({ search: 'pany 3-' })).rows).toEqual(
      rows.filter(({ name }) => name.startsWith('Company 3-')),
    );
    expect((await list({ search: ' crm-12 ' })).rows.map(({ externalId }) => externalId)).toEqual([
      'crm-12',
    ]);
    expect((await list({ search: '%' })).rows).toEqual([]);
    const [first] = rows;
    await test.superuser('INSERT INTO domain_of_company VALUES ($1, $2, $3)', [
      program.id,
      'kitamura.example',
      first?.id,
    ]);
    expect((await list({ search: 'kitamura' })).rows).toEqual([first]);
    const countries = await test.database.read(program.actor, countriesOfCompanies);
    expect(countries).toEqual(['DE', 'JP']);
  });

  it('R-A1: the other programme lists none of them', async () => {
    const other = await test.createProgram();
    const [page, countries] = await test.database.read(other.actor, async (tx) => [
      await pageOfCompanies(tx, { filter: ALL, order: 'NAME', today: TODAY }, PAGE),
      await countriesOfCompanies(tx),
    ]);
    expect([page, countries]).toEqual([{ rows: [], hasNext: false }, []]);
  });

  it.each([
    ['RENEWAL', ['2027-02-30', newId()]],
    ['RENEWAL', ['soon', newId()]],
    ['NAME', ['Kita', 'nobody']],
  ] as const)('a cursor that is none of %s is refused: %j', async (order, keys) => {
    const page = { first: 3, after: encodeCursor([...keys]) } as unknown as typeof PAGE;
    await expect(list({}, order, page)).rejects.toThrow(ForeignCursor);
  });

  /** The plan of the last statement over a table, without sorts and scans of the whole. */
  async function planOf(table: string, work: () => Promise<unknown>): Promise<string> {
    sent.texts.length = 0;
    await work();
    const text = sent.texts.findLast((each) => each.includes(`FROM ${table}`)) ?? '';
    const places = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
    const client = new pg.Client(test.url);
    await client.connect();
    await client.query(
      `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_sort = off;
       SET enable_bitmapscan = off; PREPARE path AS ${text}`,
    );
    const nulls = Array.from({ length: places }, () => 'NULL').join(', ');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN EXECUTE path (${nulls})`,
    );
    await client.end();
    return rows.map((line) => line['QUERY PLAN']).join('\n');
  }

  it.each([
    ['NAME', 'company_by_name'],
    ['RENEWAL', 'company_by_renewal'],
    ['NEWEST', 'company_newest'],
  ] as const)('a page by %s goes down an index and sorts nothing', async (order, index) => {
    const plan = await planOf('company c', () => list({ kind: 'ACCOUNT' }, order, PAGE));
    expect(plan).toContain(`using ${index} on company c`);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });

  it('the companies of one owner are found by them', async () => {
    const plan = await planOf('company c', () => list({ ownerId: newId() }, 'NAME', PAGE));
    expect(plan).toContain('using company_by_owner on company c');
  });

  it.each([
    ['advocate', countAdvocatesOf, 'advocate_company'],
    ['deal', countWinsOf, 'deal_won'],
    ['referral', countOpenReferralsOf, 'referral_company'],
  ] as const)(
    '%ss are counted for the companies of the page alone',
    async (table, count, index) => {
      const plan = await planOf(table, () =>
        test.database.read(program.actor, (tx) => count(tx, [newId()])),
      );
      expect(plan).toContain(`using ${index} on ${table}`);
      expect(plan).toMatch(/Index Cond: .*company_id = ANY/);
    },
  );
});
