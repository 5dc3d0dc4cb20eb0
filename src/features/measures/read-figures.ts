import type { Tx } from '../../platform/database/index.js';
import { measureNamed } from './measure-registry.js';
import type { Slice } from './measure.rules.js';

export interface FigureRequest {
  readonly measure: string;
  readonly slice: Slice;
  /** a figure for each month or source; absent: one figure */
  readonly by?: 'month' | 'source';
  /** only what has its window behind it, or still open; absent: both */
  readonly window?: 'PASSED' | 'OPEN';
}

/** One figure, or one of its parts. */
export interface Figure {
  /** a month (`2027-01`) or a source; '' where the figure is one */
  readonly key: string;
  /** '' where the measure has no parts */
  readonly part: string;
  readonly value: number;
  /** the sum is beyond what JavaScript holds exactly; `value` is the largest number that it does */
  readonly isTooLarge: boolean;
}

/**
 * The requested figures, in the order of the requests, in one statement: the cells, and the
 * recorded changes that are not folded into them yet. Figures of zero are left out. By source or
 * month, in that order. As of this transaction's snapshot, and its now. Throws MeasureNameError for
 * a measure that no feature defines.
 */
export async function readFigures(tx: Tx, asked: readonly FigureRequest[]): Promise<Figure[][]> {
  for (const { measure } of asked) measureNamed(measure);
  const rows = await tx.query<(Figure & { place: number })[]>(
    `WITH asked AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb)
         AS a (place integer, measure text, slice text, by text, "window" text)
     ), told AS MATERIALIZED (
       SELECT cell.* FROM measure_change c CROSS JOIN LATERAL cells_of(c.cells) cell
        WHERE c.program_id = $1
     )
     SELECT a.place,
            CASE a.by WHEN 'month' THEN to_char(f.day, 'YYYY-MM') WHEN 'source' THEN f.key ELSE '' END
              AS key,
            f.part, greatest(least(sum(f.value), $4::numeric), -$4::numeric)::bigint AS value,
            abs(sum(f.value)) > $4::numeric AS "isTooLarge"
       FROM asked a CROSS JOIN LATERAL (
         SELECT d.day, d.key, d.part, d.closes_at, d.value FROM measure_day d
          WHERE d.program_id = $1 AND d.measure = a.measure AND d.slice = a.slice
         UNION ALL
         SELECT t.day, t.key, t.part, t.closes_at, t.value FROM told t
          WHERE t.measure = a.measure AND t.slice = a.slice) f
      WHERE a."window" IS NULL OR (f.closes_at <= $3) = (a."window" = 'PASSED')
      GROUP BY 1, 2, 3 HAVING sum(f.value) <> 0 ORDER BY 1, 2, 3`,
    [
      tx.programId,
      JSON.stringify(asked.map((each, place) => ({ ...each, place }))),
      tx.now,
      Number.MAX_SAFE_INTEGER,
    ],
  );
  const figures = asked.map((): Figure[] => []);
  for (const { place, ...figure } of rows) figures[place]?.push(figure);
  return figures;
}
