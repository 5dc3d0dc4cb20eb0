import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../support/database/row-types.js';
import { readSource, type Source } from '../support/database/sql-texts.js';

const CODE = `
interface Tx { query<T = any>(sql: string, values?: unknown[]): Promise<T> }
type Id = string & { readonly brand: 'id' };
interface Row {
  id: Id; size: number; at: Date | null; kind: 'A' | 'B'; on: boolean; bytes: Buffer | null;
  labels: readonly string[]; document: { a: number }; anything: unknown;
}
const COLUMNS = 'id, size';
const from = (table: string): string => \`FROM \${table}\`;

export async function plain(tx: Tx) { return tx.query<Row[]>(\`SELECT \${COLUMNS} FROM a\`); }
export async function changed(tx: Tx) { await tx.query<[Row[], number]>('UPDATE a SET b = 1'); }
export async function unsaid(tx: Tx) { await tx.query(\`DELETE \${from('a')}\`); }
export async function eitherWay(tx: Tx, desc: boolean) {
  await tx.query<{ id: Id }[]>(\`SELECT id FROM a ORDER BY id \${desc ? 'DESC' : 'ASC'}\`);
}
export async function inTurn(tx: Tx) {
  for (const what of ['FROM a', 'FROM b']) await tx.query(\`DELETE \${what}\`);
}
async function by<Found>(tx: Tx, column: string): Promise<Found[]> {
  return tx.query<Found[]>(\`SELECT \${column} FROM a\`);
}
export const first = (tx: Tx) => by<{ a: number }>(tx, 'a');
export const second = (tx: Tx) => by<{ b: string }>(tx, 'b');
export async function composed(tx: Tx, parts: string[]) { await tx.query(parts.join(' ')); }
`;

const COLUMNS = [
  { name: 'id', type: 'uuid' },
  { name: 'size', type: 'int8' },
  { name: 'at', type: 'timestamptz' },
  { name: 'kind', type: 'text' },
  { name: 'on', type: 'bool' },
  { name: 'bytes', type: 'bytea' },
  { name: 'labels', type: '_text' },
  { name: 'document', type: 'jsonb' },
  { name: 'anything', type: 'uuid' },
];

describe('reading statements out of code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-sql-'));
  let source: Source;

  beforeAll(() => {
    const file = join(folder, 'code.ts');
    writeFileSync(file, CODE);
    source = readSource([file]);
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const sentBy = (name: string) => source.sent.filter(({ at }) => at.endsWith(`#${name}`));

  it.each([
    ['plain', [['SELECT id, size FROM a']]],
    ['unsaid', [['DELETE FROM a']]],
    ['eitherWay', [['SELECT id FROM a ORDER BY id DESC', 'SELECT id FROM a ORDER BY id ASC']]],
    ['inTurn', [['DELETE FROM a', 'DELETE FROM b']]],
    ['by', [['SELECT a FROM a'], ['SELECT b FROM a']]],
    ['composed', [null]],
  ])('%s: every text that it may be', (name, texts) => {
    expect(sentBy(name).map((each) => each.texts)).toEqual(texts);
  });

  it('what the code says of the rows: of a list, of a change, of a caller, nothing', () => {
    const rowOf = ({ rows }: { rows: Source['sent'][number]['rows'] }): string | null =>
      rows && source.checker.typeToString(rows);
    expect(sentBy('plain').map(rowOf)).toEqual(['Row']);
    expect(sentBy('changed').map(rowOf)).toEqual(['Row']);
    expect(sentBy('by').map(rowOf)).toEqual(['{ a: number; }', '{ b: string; }']);
    expect(sentBy('unsaid').map(rowOf)).toEqual([null]);
  });

  const compared = (change: (columns: typeof COLUMNS) => typeof COLUMNS): string[] => {
    const [row] = sentBy('plain');
    if (!row?.rows) throw new Error('The row was not found.');
    return differences(source.checker, row.rows, change(COLUMNS));
  };

  it('columns that come as the type says are no difference', () => {
    expect(compared((columns) => columns)).toEqual([]);
  });

  it.each(COLUMNS.filter(({ name }) => name !== 'document' && name !== 'anything'))(
    '$name: another type is one',
    ({ name }) => {
      const other = name === 'size' ? 'numeric' : 'int4';
      const found = compared((columns) =>
        columns.map((each) => (each.name === name ? { name, type: other } : each)),
      );
      expect(found).toEqual([expect.stringMatching(`^"${name}" is ${other}, and the type says `)]);
    },
  );

  it('a column too few, one too many and a type that nobody knows are differences', () => {
    expect(compared((columns) => columns.slice(1))).toEqual([
      '"id" is in the type and does not come',
    ]);
    expect(compared((columns) => [...columns, { name: 'more', type: 'text' }])).toEqual([
      '"more" comes and is not in the type',
    ]);
    expect(
      compared((columns) => columns.map((each) => ({ ...each, type: `x${each.type}` }))),
    ).toHaveLength(COLUMNS.length);
  });
});
