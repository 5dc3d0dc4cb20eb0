-- Adds up to `in_limit` changes of all programmes to their cells, and answers how many there were. A
-- change is gone in the moment in which it is in the cells, so that a reader sees it once. Rows that
-- another fold has taken are skipped; cells are written in one order, so that two cannot deadlock.
CREATE OR REPLACE FUNCTION fold_figures(in_limit integer) RETURNS integer LANGUAGE sql AS $$
  WITH taken AS (
    SELECT c.program_id, c.id FROM measure_change c
      ORDER BY c.program_id, c.id LIMIT in_limit FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM measure_change c USING taken t
      WHERE c.program_id = t.program_id AND c.id = t.id RETURNING c.program_id, c.cells
  ), folded AS (
    INSERT INTO measure_day AS d
      SELECT g.program_id, c.measure, c.slice, c.day, c.key, c.part, c.closes_at, sum(c.value)
        FROM gone g CROSS JOIN LATERAL cells_of(g.cells) c
        GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(c.value) <> 0
        ORDER BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (program_id, measure, slice, day, key, part, closes_at)
        DO UPDATE SET value = d.value + excluded.value
  )
  SELECT count(*)::integer FROM gone
$$;

SELECT restrict_function('fold_figures', jobs => true);
