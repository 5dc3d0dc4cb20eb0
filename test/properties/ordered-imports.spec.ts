import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportKind, ImportResult } from '../../src/features/imports/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { limit, runs } from '../support/long.js';
import { importOf, importVerbs, TestFiles, type ImportVerbs } from '../support/worlds/imports.js';

const two = (number: number): string => String(number).padStart(2, '0');
const ORDERS = {
  changedAt: (place: number) => `2026-03-01T10:${two(place)}:00Z`,
  changedOn: (place: number) => `2026-03-${two(place + 1)}`,
  version: (place: number) => String(place + 1),
} as const;

type Cells = Readonly<Record<string, string>>;

interface Kind {
  readonly kind: ImportKind;
  /** column of ours → what a cell can have; '': it says nothing */
  readonly cells: Readonly<Record<string, readonly string[]>>;
  /** the row of an id that says this */
  readonly row: (id: number, cells: Cells, place: number) => Cells;
  /** Whether a referral of an earlier file stays as it is (ADR 0039): an id's rows are in one file. */
  readonly isTakenOnce?: true;
  /** what is there afterwards, without ids that differ between programmes */
  readonly state: readonly string[];
}

const TAGS = (bearer: 'advocate' | 'company'): string =>
  `ARRAY(SELECT t.name FROM ${bearer}_tag g JOIN tag t ON t.program_id = g.program_id AND t.id = g.tag_id
          WHERE g.program_id = b.program_id AND g.${bearer}_id = b.id ORDER BY 1)`;

const KINDS: readonly Kind[] = [
  {
    kind: 'companies',
    cells: {
      kind: ['', 'ACCOUNT', 'PROSPECT'],
      revenue: ['', '100', '250', '[none]'],
      currency: ['EUR', 'USD'],
      renewsOn: ['', '2027-01-01', '2027-06-30', '[none]'],
      country: ['', 'DE', 'JP'],
      industry: ['', 'Paper', 'Steel', '[none]'],
      employees: ['', '10', '20'],
      giftsAllowed: ['', 'yes', 'no'],
      tags: ['', 'beta', 'pilot; vip'],
      domains: ['', 'a', 'b'],
    },
    row: (id, { domains, ...cells }) => ({
      ...cells,
      externalId: `A${String(id)}`,
      name: `Company ${String(id)}`,
      domains: domains === '' ? '' : `${String(domains)}${String(id)}.example`,
    }),
    state: [
      `SELECT b.external_id, b.name, country, industry, employees, revenue_minor, revenue_currency,
         renews_on, gifts_allowed, ${TAGS('company')} AS tags,
         (SELECT k.kind FROM company_kind k WHERE k.program_id = b.program_id
             AND k.company_id = b.id AND k.source = 'CRM') AS kind,
         ARRAY(SELECT d.domain FROM domain_of_company d
           WHERE d.program_id = b.program_id AND d.company_id = b.id ORDER BY 1) AS domains
         FROM company b WHERE b.program_id = $1 ORDER BY 1`,
    ],
  },
  {
    kind: 'advocates',
    cells: {
      employer: ['', 'Hanabira', 'Kitahama'],
      language: ['', 'en', 'ja'],
      timeZone: ['', 'Asia/Tokyo', 'Europe/Berlin'],
      willingTo: ['', 'LOGO', 'QUOTE; LOGO'],
      tags: ['', 'beta', 'pilot; vip'],
      isNamed: ['', 'yes'],
    },
    row: (id, { employer: company = '', isNamed, willingTo = '', ...cells }, place) => {
      const employedSince = company === '' ? '' : `2024-01-${two(place + 1)}`;
      const name = isNamed === '' ? '' : `Person ${String(id)}`;
      const email = `p${String(id)}@kita.example`;
      const willingSaidOn = willingTo === '' ? '' : '2026-02-01';
      return { ...cells, company, employedSince, name, email, willingTo, willingSaidOn };
    },
    state: [
      `SELECT b.email, b.name, b.language, b.time_zone, b.employed_since, c.name AS company,
         ${TAGS('advocate')} AS tags,
         ARRAY(SELECT w.kind || ' ' || w.said_on FROM willing w
           WHERE w.program_id = b.program_id AND w.advocate_id = b.id ORDER BY 1) AS willing
         FROM advocate b LEFT JOIN company c ON c.program_id = b.program_id AND c.id = b.company_id
        WHERE b.program_id = $1 ORDER BY 1`,
    ],
  },
  {
    kind: 'deals',
    cells: {
      stage: ['OPEN', 'WON 2026-02-20', 'WON 2026-02-25', 'LOST 2026-02-21'],
      name: ['', 'Big', 'Small'],
      amount: ['', '100', '250'],
      currency: ['EUR', 'USD'],
    },
    row: (id, { stage: told = '', ...cells }) => {
      const [stage = '', closedOn = ''] = told.split(' ');
      return {
        ...cells,
        externalId: `D${String(id)}`,
        stage,
        closedOn,
        referralExternalId: `L${String(id)}`,
      };
    },
    state: [
      `SELECT external_id, referral_external_id, name, stage, closed_on, amount_minor, currency
         FROM deal WHERE program_id = $1 ORDER BY 1`,
      `SELECT external_id, status, points_due, points_awarded, converted_on, won_on
         FROM referral WHERE program_id = $1 ORDER BY 1`,
      `SELECT owner_id IS NULL AS is_of_program, kind, balance FROM wallet
        WHERE program_id = $1 AND balance <> 0 ORDER BY 1, 2, 3`,
    ],
  },
  {
    kind: 'referrals',
    isTakenOnce: true,
    cells: {
      refereeName: ['', 'Lea', 'Jonas'],
      refereeCompany: ['', 'Hanabira', 'Kitahama'],
      submittedOn: ['2026-02-01', '2026-02-02'],
      source: ['', 'Event', 'Mail'],
    },
    row: (id, cells) => ({
      ...cells,
      externalId: `L${String(id)}`,
      advocateEmail: 'mei@kita.example',
      refereeEmail: `p${String(id)}@co.example`,
    }),
    state: [
      `SELECT r.external_id, r.referee_name, r.source_label, r.submitted_on, r.status, c.name AS company
         FROM referral r LEFT JOIN company c ON c.program_id = r.program_id AND c.id = r.company_id
        WHERE r.program_id = $1 ORDER BY 1`,
    ],
  },
];

/** Rows by their place; which of two files each is in, and where there. */
function historyOf({ cells }: Kind) {
  return fc.record({
    order: fc.constantFrom('changedAt' as const, 'changedOn' as const, 'version' as const),
    rows: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 3 }),
        cells: fc.record(
          Object.fromEntries(
            Object.entries(cells).map(([column, values]) => [column, fc.constantFrom(...values)]),
          ),
        ),
        isInFirst: fc.boolean(),
        shuffle: fc.integer({ min: 0, max: 1_000 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  });
}

/** R-D4, R-T2: a column of the file says which of two rows of one id is the later. */
describe('a file whose rows are in an order', () => {
  let test: TestDatabase;
  let verbs: ImportVerbs;
  const files = new TestFiles();

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = importVerbs(test);
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  async function take(
    { kind }: Kind,
    actor: Actor,
    rows: readonly Cells[],
  ): Promise<ImportResult | null> {
    const [first] = rows;
    if (first === undefined) return null;
    const columns = Object.keys(first);
    const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
    const file = files.write('told.csv', [columns.join(','), ...lines].join('\n'));
    const mapping = {
      columns: Object.fromEntries(columns.map((column) => [column, column])),
      ...(kind === 'companies' ? { clearingWord: '[none]' } : {}),
    };
    const request = importOf(actor, file, mapping, { awardsPoints: kind === 'deals' });
    const verb = {
      companies: () => verbs.importCompanies.importCompanies(request),
      advocates: () => verbs.importAdvocates.importAdvocates(request),
      deals: () => verbs.importDeals.importDeals(request),
      referrals: () => verbs.importReferrals.importReferrals(request),
    }[kind];
    return verb();
  }

  /** A programme in which deals find referrals that they convert. */
  async function open({ kind }: Kind): Promise<Actor> {
    const { actor } = await test.createProgram({ currency: 'EUR', lateWinPoints: 40 });
    if (kind !== 'deals') return actor;
    const mapping = {
      columns: { externalId: 'id', refereeEmail: 'to' },
      constants: { advocateEmail: 'mei@kita.example', submittedOn: '2026-02-10' },
    };
    const rows = ['id,to', ...[1, 2, 3].map((id) => `L${String(id)},p${String(id)}@co.example`)];
    const file = files.write('referrals.csv', rows.join('\n'));
    await verbs.importReferrals.importReferrals(importOf(actor, file, mapping));
    return actor;
  }

  /** What is there when these files were told, one after the other. */
  async function after(kind: Kind, told: readonly (readonly Cells[])[]): Promise<unknown[]> {
    const actor = await open(kind);
    for (const rows of told) {
      const result = await take(kind, actor, rows);
      if (result === null) continue;
      const { imported, corrected, unchanged, superseded } = result;
      // Of a referral that is here, a row that says otherwise is refused.
      if (!kind.isTakenOnce) expect(result.refused).toBe(0);
      expect(imported + corrected + unchanged + superseded + result.refused).toBe(rows.length);
    }
    return Promise.all(kind.state.map((sql) => test.superuser(sql, [actor.programId])));
  }

  it.each(KINDS)(
    '$kind: shuffled, split in two and told twice, it ends as one row told after the other',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(historyOf(kind), async ({ order, rows }) => {
          const told = rows.map(({ id, cells }, place) => ({
            ...kind.row(id, cells, place),
            [order]: ORDERS[order](place),
          }));
          const shuffled = rows
            .map((row, place) => ({ ...row, row: told[place] ?? {} }))
            .sort((a, b) => a.shuffle - b.shuffle);
          const part = (isFirst: boolean) =>
            shuffled
              .filter(({ id, isInFirst }) => (kind.isTakenOnce ? id === 1 : isInFirst) === isFirst)
              .map(({ row }) => row);
          const whole = shuffled.map(({ row }) => row);

          const expected = await after(kind, kind.isTakenOnce ? [told] : told.map((row) => [row]));
          expect(await after(kind, [whole])).toEqual(expected);
          const [first, second] = [part(true), part(false)];
          expect(await after(kind, [first, second, first, second])).toEqual(expected);
        }),
        { ...runs(10, 600) },
      );
    },
    limit(120_000, 3_600_000),
  );
});
