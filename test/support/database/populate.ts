import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { asSuperuser } from './test-template.js';

type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

interface Table {
  readonly name: string;
  readonly key: string;
  readonly columns: readonly Column[];
  /** definitions of the checks */
  readonly checks: readonly string[];
  readonly references: readonly { columns: string[]; table: string; targets: string[] }[];
}

/** What a row refers to comes first. */
const TABLES = `
  SELECT o.name, o.program_key AS key,
    (SELECT json_agg(json_build_object('name', a.attname,
              'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull) ORDER BY a.attnum)
       FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '') AS columns,
    coalesce((SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'c'), '[]') AS checks,
    coalesce((SELECT json_agg(json_build_object('table', k.confrelid::regclass::text,
        'columns', (SELECT json_agg(attname ORDER BY i) FROM unnest(k.conkey) WITH ORDINALITY u (n, i)
                      JOIN pg_attribute ON attrelid = k.conrelid AND attnum = n),
        'targets', (SELECT json_agg(attname ORDER BY i) FROM unnest(k.confkey) WITH ORDINALITY u (n, i)
                      JOIN pg_attribute ON attrelid = k.confrelid AND attnum = n)))
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), '[]') AS references
  FROM program_table o JOIN pg_class c ON c.oid = to_regclass(o.name) ORDER BY o.depth, o.name`;

/** Where the first value that fits the type is not one that the table takes. */
const SPECIAL: Readonly<Record<string, unknown>> = {
  'program.kind': 'SANDBOX',
  // Young whenever this runs: rows of 90 days may go.
  'audit.recorded_at': '2100-01-01T00:00:00Z',
  'challenge.status': 'DRAFT',
  'clock_advance.to_at': '2026-12-21T03:00:00Z',
  'program.deleting': false,
  // A break is more than one column.
  'advocate.status': 'ACTIVE',
  // Whoever is active has done something.
  'advocate.first_act_at': '2026-11-21T03:00:00Z',
  // Its value is that of a reference.
  'attribute.type': 'CHOICE',
  'attribute.shown_to_advocates': false,
  'timeline.subject_kind': 'REFERRAL',
  // The smaller of two.
  'two_companies.one_id': '00000000-0000-7000-8000-000000000000',
  'reversal.reversed': 0,
  'reversal.written_off': 0,
  'reversal.released': 0,
  currency: 'JPY',
  color: '#1f6f5c',
  time_zone: 'Asia/Tokyo',
  language: 'en',
};

/** What refers to other rows of the same tables than the rest does: those are made before it. */
const OTHER_ROWS: Readonly<Record<string, { readonly of: readonly string[]; readonly are: Row }>> =
  {
    company_attribute: { of: ['attribute', 'attribute_choice'], are: { subject: 'COMPANY' } },
  };

/** How many rows a table has in a programme that was populated. */
export function rowsIn(table: string): number {
  return 1 + Object.values(OTHER_ROWS).filter(({ of }) => of.includes(table)).length;
}

const BY_TYPE: Readonly<Record<string, () => unknown>> = {
  uuid: newId,
  text: () => randomBytes(6).toString('hex'),
  jsonb: () => '{}',
  bytea: () => randomBytes(8),
  boolean: () => true,
  date: () => '2026-11-21',
  'timestamp with time zone': () => '2026-11-21T03:00:00Z',
  smallint: () => 1,
  integer: () => 1,
  bigint: () => 1,
  'double precision': () => 1,
  'text[]': () => [],
  'uuid[]': () => [],
};

/** The first of the values that a check lists for a column. */
function listed(table: Table, column: string): string | undefined {
  for (const check of table.checks) {
    const found = new RegExp(`\\(\\(?${column} (?:(?:= ANY|<@) \\(?ARRAY\\[|= )'([^']*)'`).exec(
      check,
    );
    if (found) return found[1];
  }
  return undefined;
}

function valueOf(table: Table, column: Column): unknown {
  const special = SPECIAL[`${table.name}.${column.name}`] ?? SPECIAL[column.name];
  if (special !== undefined) return special;
  const first = listed(table, column.name);
  if (first !== undefined) return column.type.endsWith('[]') ? [first] : first;
  const make = BY_TYPE[column.type];
  if (!make) throw new Error(`${table.name}.${column.name}: no value for the type ${column.type}`);
  return make();
}

/** A whole reference or none: a part of a composite key that is null would not be checked. */
function referenced(table: Table, rows: ReadonlyMap<string, Row>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { columns, table: target, targets } of table.references) {
    columns.forEach((column, index) => {
      values.set(column, rows.get(target)?.[targets[index] ?? '']);
    });
  }
  return values;
}

async function insert(
  client: pg.Client,
  table: Table,
  program: Id,
  rows: ReadonlyMap<string, Row>,
  are: Row = {},
): Promise<Row> {
  const values = new Map<string, unknown>();
  const isSet = ({ name, required }: Column) =>
    required || SPECIAL[`${table.name}.${name}`] !== undefined;
  for (const column of table.columns.filter(isSet)) {
    values.set(column.name, valueOf(table, column));
  }
  for (const [column, value] of referenced(table, rows)) values.set(column, value);
  values.set(table.key, program);
  for (const name of Object.keys(are)) if (values.has(name)) values.set(name, are[name]);
  const names = [...values.keys()];
  try {
    const result = await client.query<Row>(
      `INSERT INTO ${table.name} (${names.join(', ')})
       VALUES (${names.map((_name, index) => `$${index + 1}`).join(', ')}) RETURNING *`,
      [...values.values()],
    );
    return result.rows[0] ?? {};
  } catch (error) {
    throw new Error(`No row could be made for ${table.name}: see SPECIAL in populate.ts`, {
      cause: error,
    });
  }
}

/**
 * One row (`rowsIn`) in every table of a new programme, whatever the schema is at the moment: values are found
 * from the types, checks and foreign keys of the catalogue. `url`: a superuser's. Answers the rows
 * by their table.
 */
export async function populate(url: string, program: Id): Promise<ReadonlyMap<string, Row>> {
  return asSuperuser(async (client) => {
    const tables = (await client.query<Table>(TABLES)).rows;
    // The ledger's own mark: its tables refuse everybody else.
    await client.query(`SET app.posting = 'on'`);
    // Where no key says to whom a column leads, the triggers that say it refuse what leads nowhere.
    await client.query('SET session_replication_role = replica');
    const rows = new Map<string, Row>();
    for (const table of tables) {
      const referred = new Map(rows);
      const { of = [], are = {} } = OTHER_ROWS[table.name] ?? {};
      for (const other of tables.filter(({ name }) => of.includes(name))) {
        referred.set(other.name, await insert(client, other, program, referred, are));
      }
      rows.set(table.name, await insert(client, table, program, referred));
    }
    return rows;
  }, url);
}
