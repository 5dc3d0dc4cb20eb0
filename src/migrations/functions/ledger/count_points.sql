-- Tells the figures of points what a statement has written, whoever wrote it: `ledger.measures.ts` says
-- what each of them is.
CREATE OR REPLACE FUNCTION count_points() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM record_figures(c.program_id, c.cells) FROM (
      SELECT m.program_id, jsonb_agg(jsonb_build_object(
               'measure', m.measure, 'slice', 'all', 'value', m.points)) AS cells
        FROM (
          SELECT t.program_id, l.measure, sum(l.points) AS points FROM written t
            JOIN wallet w ON w.program_id = t.program_id AND w.id = t.wallet_id
            CROSS JOIN LATERAL (VALUES
              ('points.issued', CASE t.counter WHEN 'issued' THEN t.points END),
              ('points.spent', CASE t.counter WHEN 'redeemed' THEN -t.points END),
              ('points.outstanding', CASE WHEN w.kind IN ('available', 'held') THEN t.points END)
            ) l (measure, points)
            GROUP BY t.program_id, l.measure HAVING sum(l.points) <> 0
        ) m GROUP BY m.program_id
    ) c;
    RETURN NULL;
  END $$;

SELECT restrict_function('count_points');
