import { momentOf } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { Tx } from '../../platform/database/index.js';
import { definedSources } from './measure-registry.js';
import { CellSum, placeOf, type Cell, type Slice } from './measure.rules.js';
import { recordFigures } from './record-figures.js';

/** A cell whose stored figure differs from what was counted. */
export interface FigureBreak {
  /** where, with what is missing in the figure (above zero) or too much (below) */
  readonly cell: Cell;
  readonly stored: number;
  readonly counted: number;
}

/** In one stored change: one of a million cells would be too large for a row. */
const CELLS_OF_CHANGE = 5_000;

/**
 * Counts everything again and compares it with the cells, in the transaction's one snapshot: it
 * must be a read, and it neither misses concurrent writes nor waits for them. Writes nothing.
 */
export async function findFigureBreaks(tx: Tx): Promise<FigureBreak[]> {
  const counted = new CellSum();
  for (const source of definedSources()) {
    for await (const cells of source.countAgain(tx)) counted.add(cells);
  }
  const stored = await storedCells(tx);
  const places = new Map([...stored.cells, ...counted.cells].map((cell) => [placeOf(cell), cell]));
  return [...places.values()].flatMap((cell) => {
    const found = { stored: stored.at(cell), counted: counted.at(cell) };
    const value = found.counted - found.stored;
    return value === 0 ? [] : [{ cell: { ...cell, value }, ...found }];
  });
}

/**
 * Records what is missing like any other change: it adds up with the changes that others record at
 * the same time. Twice would be too much: only one process at a time may find breaks and mend them.
 */
export async function mendFigures(tx: Tx, breaks: readonly FigureBreak[]): Promise<void> {
  const cells = breaks.map(({ cell }) => cell);
  for (let from = 0; from < cells.length; from += CELLS_OF_CHANGE) {
    await recordFigures(tx, cells.slice(from, from + CELLS_OF_CHANGE));
  }
}

interface CellRow {
  readonly measure: string;
  readonly slice: Slice;
  readonly day: Day | null;
  readonly key: string;
  readonly part: string;
  readonly closesMs: number | null;
  readonly value: number;
}

async function storedCells(tx: Tx): Promise<CellSum> {
  const rows = await tx.query<CellRow[]>(
    `SELECT measure, slice, CASE WHEN isfinite(day) THEN day END AS day, key, part,
            CASE WHEN isfinite(closes_at) THEN (extract(epoch FROM closes_at) * 1000)::bigint END
              AS "closesMs",
            sum(value)::bigint AS value
       FROM (SELECT measure, slice, day, key, part, closes_at, value FROM measure_day
              WHERE program_id = $1
             UNION ALL
             SELECT cell.* FROM measure_change c CROSS JOIN LATERAL cells_of(c.cells) cell
              WHERE c.program_id = $1) told
      GROUP BY 1, 2, 3, 4, 5, 6`,
    [tx.programId],
  );
  return new CellSum().add(rows.map(cellOf));
}

function cellOf({ measure, slice, day, key, part, closesMs, value }: CellRow): Cell {
  return {
    measure,
    slice,
    ...(day === null ? {} : { day }),
    ...(slice === 'source' ? { key } : {}),
    ...(part === '' ? {} : { part }),
    ...(closesMs === null ? {} : { closesAt: momentOf(closesMs) }),
    value,
  };
}
