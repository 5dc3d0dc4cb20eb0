-- What a run changed of these advocates, companies or tags, row by row: as it was before the run, as the
-- run left it, and as it is now; null: it was, or is, not there.
CREATE OR REPLACE FUNCTION import_changes_of(in_run uuid, in_kind text, in_ids uuid[])
  RETURNS TABLE (subject_id uuid, kind text, key jsonb, before jsonb, after jsonb, now jsonb)
  LANGUAGE sql STABLE AS $$
  WITH told AS MATERIALIZED (
    SELECT c.subject_id, c.kind, c.key, min(c.no) AS first_no,
           (array_agg(c.before ORDER BY c.no))[1] AS before,
           (array_agg(c.after ORDER BY c.no DESC))[1] AS after
      FROM import_change c
     WHERE c.program_id = app_program_id() AND c.run_id = in_run AND c.subject_kind = in_kind
       AND c.subject_id = ANY (in_ids)
     GROUP BY c.subject_id, c.kind, c.key
  ), found AS (
    SELECT k.kind, r.subject_id, r.image
      FROM (SELECT DISTINCT t.kind FROM told t) k CROSS JOIN LATERAL import_rows(k.kind, in_ids) r
  )
  SELECT t.subject_id, t.kind, t.key, t.before, t.after, f.image
    FROM told t
    LEFT JOIN found f ON f.kind = t.kind AND f.subject_id = t.subject_id AND f.image @> t.key
   WHERE import_values(t.before) IS DISTINCT FROM import_values(t.after)
   ORDER BY t.subject_id, t.first_no DESC
$$;

SELECT restrict_function('import_changes_of');
