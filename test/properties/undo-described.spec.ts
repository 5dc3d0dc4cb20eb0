import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AttributeChoiceEntity,
  AttributeEntity,
} from '../../src/features/attributes/attribute.entity.js';
import { DefineAttribute } from '../../src/features/attributes/define-attribute.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { Id } from '../../src/kernel/ids.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { limit, runs } from '../support/long.js';
import { importOf, TestFiles } from '../support/worlds/imports.js';
import { undoVerbs } from '../support/worlds/undo-imports.js';

const COMPANIES = {
  columns: {
    externalId: 'id',
    name: 'name',
    domains: 'domain',
    kind: 'kind',
    country: 'country',
    revenue: 'revenue',
    tags: 'tags',
    'attribute.Plan': 'plan',
  },
  clearingWord: '-',
};
const ADVOCATES = {
  columns: {
    externalId: 'id',
    email: 'mail',
    name: 'name',
    company: 'company',
    companyDomain: 'domain',
    employedSince: 'since',
    language: 'language',
    timeZone: 'zone',
    interests: 'likes',
    willingTo: 'would',
    willingSaidOn: 'on',
    tags: 'tags',
    'attribute.Role': 'role',
  },
  clearingWord: '-',
};

/** Nothing said, most of the time: rows of one id then complete each other. */
const word = (...words: string[]) => fc.constantFrom('', '', ...words);
const name = fc.constantFrom('Hanabira', 'Kitahama', 'Sinar');
const domain = word('hanabira.example', 'kita.example', 'sinar.example');
const tags = word('vip', 'beta', 'vip;beta', '-');
const companyRow = fc.record({
  id: word('A1', 'A2'),
  name,
  domain,
  kind: word('ACCOUNT', 'PROSPECT', '-'),
  country: word('DE', 'JP', '-'),
  revenue: word('100', '250', '-'),
  tags,
  plan: word('Gold', 'Silver', '-'),
});
const advocateRow = fc.record({
  id: word('P1', 'P2'),
  mail: fc.constantFrom('mei@kita.example', 'budi@sinar.example'),
  name: word('Mei', 'Budi'),
  company: word('Hanabira', 'Kitahama', 'Sinar', '-'),
  domain,
  since: word('2024-04-01', '2025-01-15'),
  language: word('ja', 'en'),
  zone: word('Asia/Tokyo', 'Europe/Berlin'),
  likes: word('Speaking'),
  would: word('LOGO', 'QUOTE'),
  on: word('2026-10-01', '2026-09-01'),
  tags,
  role: word('CTO', 'CEO', '-'),
});
const rows = { minLength: 1, maxLength: 4 };
const file = fc.oneof(
  fc.record({ kind: fc.constant('companies' as const), rows: fc.array(companyRow, rows) }),
  fc.record({ kind: fc.constant('advocates' as const), rows: fc.array(advocateRow, rows) }),
);
type FileOf = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

/** What somebody does meanwhile, to one of those that are here. */
const ACTS = {
  country: `UPDATE company SET country = 'FR', stated_by_person = '{country}' WHERE id = $2::uuid`,
  sameCountry: `UPDATE company SET stated_by_person = '{country}' WHERE id = $2::uuid
    AND country IS NOT NULL`,
  domain: `INSERT INTO domain_of_company (program_id, domain, company_id)
    SELECT $1::uuid, 'more.example', $2::uuid ON CONFLICT DO NOTHING`,
  deal: `INSERT INTO deal (program_id, id, external_id, name, company_id, stage, created_at, version)
    SELECT $1::uuid, gen_random_uuid(), 'D' || $2, 'Big', $2::uuid, 'OPEN', now(), 1 ON CONFLICT DO NOTHING`,
  tagged: `INSERT INTO company_tag (program_id, company_id, tag_id, tagged_at)
    SELECT $1::uuid, $2::uuid, id, now() FROM tag WHERE program_id = $1::uuid ON CONFLICT DO NOTHING`,
} as const;
const ACTS_OF_ADVOCATES = {
  joined: `UPDATE advocate SET status = 'JOINED', joined_at = now() WHERE id = $2::uuid
    AND joined_at IS NULL`,
  renamed: `UPDATE advocate SET name = 'Somebody', version = version + 1 WHERE id = $2::uuid`,
  left: `UPDATE advocate SET company_id = NULL, employed_since = NULL WHERE id = $2::uuid`,
  nominated: `INSERT INTO nomination (program_id, advocate_id, nominated_at, note)
    SELECT $1::uuid, $2::uuid, now(), 'Knows many' ON CONFLICT DO NOTHING`,
  unwilling: `UPDATE willing SET taken_back_at = now() WHERE advocate_id = $2::uuid`,
  role: `UPDATE advocate_attribute SET text_value = 'CFO', source = 'PERSON', version = version + 1
    WHERE advocate_id = $2::uuid`,
} as const;
const act = fc.oneof(
  file.map((told) => ({ is: 'FILE' as const, told })),
  fc.record({
    is: fc.constant('COMPANY' as const),
    sql: fc.constantFrom(...Object.values(ACTS)),
    which: fc.nat(3),
  }),
  fc.record({
    is: fc.constant('ADVOCATE' as const),
    sql: fc.constantFrom(...Object.values(ACTS_OF_ADVOCATES)),
    which: fc.nat(3),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

type State = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

describe('R-D7: a run of companies or of advocates that is undone', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof undoVerbs>;
  let tables: readonly { name: string; key: readonly string[] }[];
  const files = new TestFiles();
  const never = new AbortController().signal;

  beforeAll(async () => {
    test = await openTestDatabase([AttributeEntity, AttributeChoiceEntity]);
    verbs = undoVerbs(test);
    tables = await test.superuser(
      `SELECT w.name, (SELECT array_agg(a.attname::text) FROM pg_index i JOIN pg_attribute a
           ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = w.name::regclass AND i.indisprimary) AS key FROM import_watch() w`,
    );
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  async function open(): Promise<Actor> {
    const { actor } = await test.createProgram({ timeZone: 'Europe/Berlin', currency: 'EUR' });
    await test.database.write(actor, 'attributes', async (tx) => {
      const define = new DefineAttribute();
      await define.defineAttribute(tx, actor, { subject: 'COMPANY', type: 'TEXT', name: 'Plan' });
      await define.defineAttribute(tx, actor, { subject: 'ADVOCATE', type: 'TEXT', name: 'Role' });
    });
    await test.superuser(
      `INSERT INTO interest (program_id, id, name, name_key, offered, created_at)
       VALUES ($1, gen_random_uuid(), 'Speaking', 'speaking', true, now())`,
      [actor.programId],
    );
    return actor;
  }

  function take(actor: Actor, { kind, rows: told }: FileOf): Promise<Id> {
    const header = Object.keys(told[0] ?? {});
    const lines = told.map((row) => Object.values(row).join(','));
    const path = files.write(`${kind}.csv`, [header.join(','), ...lines].join('\n'));
    return verbs.takeIn(kind, importOf(actor, path, kind === 'companies' ? COMPANIES : ADVOCATES));
  }

  async function happen(actor: Actor, each: Act): Promise<void> {
    if (each.is === 'FILE') {
      await take(actor, each.told);
      return;
    }
    const found = await test.superuser<{ id: Id }>(
      `SELECT id FROM ${each.is.toLowerCase()} WHERE program_id = $1 ORDER BY name, id`,
      [actor.programId],
    );
    const one = found[each.which % Math.max(1, found.length)];
    if (!one) return;
    const values = each.sql.includes('$1') ? [actor.programId, one.id] : [null, one.id];
    await test.superuser(
      each.sql.includes('$1') ? each.sql : `WITH p AS (SELECT $1::uuid) ${each.sql}`,
      values,
    );
  }

  /** Each row by its table and key, but for how often it was changed. */
  async function stateOf({ programId }: Actor): Promise<State> {
    const state = new Map<string, Record<string, unknown>>();
    for (const { name: table, key } of tables) {
      const found = await test.superuser<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(r) - '{version,facts_version}'::text[] AS row FROM ${table} r
          WHERE program_id = $1`,
        [programId],
      );
      for (const { row } of found) {
        state.set(`${table} ${key.map((column) => String(row[column])).join(' ')}`, row);
      }
    }
    return state;
  }

  const undo = (actor: Actor, runId: Id) =>
    verbs.undoRun.undoRun({ actor, runId, signal: never }, () => Promise.resolve());
  const sorted = (state: State) => [...state].sort(([one], [other]) => (one < other ? -1 : 1));
  const leadNowhere = ({ programId }: Actor) =>
    test.superuser(
      `SELECT (SELECT count(*)::int FROM deal d WHERE program_id = $1
                 AND NOT EXISTS (SELECT FROM company c WHERE c.id = d.company_id)) AS deals,
              (SELECT count(*)::int FROM nomination n WHERE program_id = $1
                 AND NOT EXISTS (SELECT FROM advocate a WHERE a.id = n.advocate_id)) AS nominations`,
      [programId],
    );
  const tracesLeft = async (runId: Id): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      `SELECT (SELECT count(*) FROM import_change WHERE run_id = $1)::int
         + (SELECT count(*) FROM import_trace WHERE run_id = $1 AND NOT taken_back)::int AS n`,
      [runId],
    );
    return row?.n ?? -1;
  };

  it(
    'leaves what was before, to the column, and imported again it is as if once',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 4 }), file, async (acts, told) => {
          const actor = await open();
          for (const each of acts) await happen(actor, each);
          const before = sorted(await stateOf(actor));

          const run = await take(actor, told);
          const once = await stateOf(actor);
          const ahead = await verbs.undoRun.previewUndo({ actor, runId: run, signal: never });
          expect(ahead?.outcomes?.staying).toEqual({ count: 0, first: [] });
          expect(sorted(await stateOf(actor))).toEqual(sorted(once));

          expect(await undo(actor, run)).toBe(true);
          expect(sorted(await stateOf(actor))).toEqual(before);
          expect(await tracesLeft(run)).toBe(0);
          const again = await take(actor, told);
          expect((await stateOf(actor)).size).toBe(once.size);
          expect(await undo(actor, again)).toBe(true);
          expect(sorted(await stateOf(actor))).toEqual(before);
        }),
        { ...runs(40, 1_500) },
      );
    },
    limit(240_000, 3_600_000),
  );

  it(
    'loses nothing that somebody did since',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(act, { maxLength: 2 }),
          file,
          fc.array(act, { minLength: 1, maxLength: 4 }),
          async (acts, told, since) => {
            const actor = await open();
            for (const each of acts) await happen(actor, each);
            const run = await take(actor, told);
            const left = await stateOf(actor);
            for (const each of since) await happen(actor, each);
            const meanwhile = await stateOf(actor);

            await verbs.undoRun.previewUndo({ actor, runId: run, signal: never });
            expect(sorted(await stateOf(actor))).toEqual(sorted(meanwhile));
            expect(await undo(actor, run)).toBe(true);
            const after = await stateOf(actor);
            for (const [key, row] of meanwhile) {
              const was = left.get(key);
              const now = after.get(key);
              for (const [column, value] of Object.entries(row)) {
                if (JSON.stringify(was?.[column]) === JSON.stringify(value)) continue;
                expect({ key, column, value: now?.[column] }).toEqual({ key, column, value });
              }
            }
            for (const key of left.keys()) {
              if (!meanwhile.has(key)) expect({ key, is: after.get(key) }).toEqual({ key });
            }
            expect(await leadNowhere(actor)).toEqual([{ deals: 0, nominations: 0 }]);
            expect(await tracesLeft(run)).toBe(0);
          },
        ),
        { ...runs(40, 1_500) },
      );
    },
    limit(240_000, 3_600_000),
  );
});
