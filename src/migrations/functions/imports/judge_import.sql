-- What becomes of the advocates, companies or tags among these that a run of an import brought in, when it
-- is undone (R-D7): GONE, unless they were merged, something leans on them (`leans`: the table), or
-- somebody changed them since; then they stay as a whole. From here on nobody else can act on any of them
-- until the transaction ends.
CREATE OR REPLACE FUNCTION judge_import(
  in_run uuid, in_kind text, in_ids uuid[], in_kept uuid[], in_trial boolean
) RETURNS TABLE (id uuid, became text, leans text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  main constant text := lower(in_kind);
  made uuid[];
BEGIN
  EXECUTE format('SELECT FROM %I r WHERE r.program_id = $1 AND r.id = ANY ($2)
    ORDER BY r.id FOR UPDATE', main) USING app_program_id(), in_ids;
  SELECT coalesce(array_agg(c.subject_id), '{}') INTO made
    FROM import_changes_of(in_run, in_kind, in_ids) c WHERE c.kind = main AND c.before IS NULL;
  RETURN QUERY
    WITH leaning AS (
      SELECT DISTINCT ON (l.id) l.id, l.name
        FROM leans_on_import(in_run, in_kind, made, in_kept, in_trial) l
       ORDER BY l.id, EXISTS (SELECT FROM import_watch() w
                               WHERE w.name = l.name AND w.subject_kind = in_kind), l.name
    )
    SELECT c.subject_id,
           CASE WHEN c.now IS NULL THEN 'GONE' WHEN c.now ? 'merged_into' THEN 'MERGED'
                WHEN l.id IS NOT NULL THEN 'LEANED_ON'
                WHEN import_values(c.now) <> import_values(c.after) THEN 'CHANGED' ELSE 'GONE' END,
           l.name
      FROM import_changes_of(in_run, in_kind, made) c LEFT JOIN leaning l ON l.id = c.subject_id
     WHERE c.kind = main;
END $$;

SELECT restrict_function('judge_import', app => true);
