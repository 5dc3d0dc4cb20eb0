import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ImportKind, OrderUnit } from '../read/index.js';

/** What rows of one kind are compared by. */
export interface OrderOfKind {
  readonly kind: ImportKind;
  readonly unit: OrderUnit;
}

/** A row that is in, as later rows of its id have to know it. */
export interface ToldPlace {
  /** what the row is known by, as a keyed hash */
  readonly key: Buffer;
  readonly place: number;
  /** what it said */
  readonly parts: readonly string[];
}

interface Row {
  readonly key: Buffer;
  readonly part: string;
  readonly place: number;
}

/** For each of these keys, in hexadecimal digits, the last place at which each part was told. */
export async function toldPlaces(
  tx: Tx,
  { kind, unit }: OrderOfKind,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<Row[]>(
    `SELECT t.key, p.part, max(t.place) AS place
       FROM import_place t CROSS JOIN LATERAL unnest(t.parts) AS p (part)
      WHERE t.program_id = $1 AND t.kind = $2 AND t.unit = $3 AND t.key = ANY ($4::bytea[])
      GROUP BY t.key, p.part`,
    [tx.programId, kind, unit, keys],
  );
  const found = new Map<string, Map<string, number>>();
  for (const { key, part, place } of rows) {
    const hex = key.toString('hex');
    const parts = found.get(hex) ?? new Map<string, number>();
    found.set(hex, parts.set(part, place));
  }
  return found;
}

/** A run can be undone for so long; from then on only the last word of each part is kept. */
const UNDONE_DAYS = 30;

/** Keeps what rows of a run told; the same again changes nothing. */
export async function keepPlaces(
  tx: Tx,
  { kind, unit }: OrderOfKind,
  runId: Id,
  places: readonly ToldPlace[],
): Promise<void> {
  if (places.length === 0) return;
  const told = places.map(({ key, place, parts }) => ({ key: key.toString('hex'), place, parts }));
  await tx.query(
    `WITH told AS MATERIALIZED (
       SELECT decode(t.key, 'hex') AS key, t.place, t.parts
         FROM jsonb_to_recordset($5::jsonb) AS t (key text, place double precision, parts text[])
     ), past AS (
       DELETE FROM import_place p USING told t
        WHERE p.program_id = $1 AND p.kind = $2 AND p.unit = $3 AND p.key = t.key
          AND p.place <= t.place AND p.parts <@ t.parts AND p.told_at < $6::timestamptz - make_interval(days => $7)
     )
     INSERT INTO import_place (program_id, kind, unit, key, place, run_id, parts, told_at)
     SELECT $1, $2, $3, t.key, t.place, $4, t.parts, $6 FROM told t ORDER BY t.key, t.place
     ON CONFLICT DO NOTHING`,
    [tx.programId, kind, unit, runId, JSON.stringify(told), tx.realNow, UNDONE_DAYS],
  );
}
