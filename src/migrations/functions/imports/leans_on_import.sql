-- On which advocates, companies or tags that a run brought in something leans, and what: a row that is not
-- the run's own as it left it. `in_trial`: rows of other kinds that it left count as taken back before,
-- but for those of `in_kept`.
CREATE OR REPLACE FUNCTION leans_on_import(
  in_run uuid, in_kind text, in_ids uuid[], in_kept uuid[], in_trial boolean
) RETURNS TABLE (id uuid, name text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  in_program constant uuid := app_program_id();
  here record;
BEGIN
  FOR here IN
    SELECT l.name, l.column_name, w.subject_kind, w.subject_column
      FROM leaning_column(in_kind) l
      LEFT JOIN import_watch() w ON w.name = l.name AND (w.subject_kind = in_kind OR in_trial)
  LOOP
    name := here.name;
    IF here.subject_kind IS NULL THEN
      FOR id IN EXECUTE format('SELECT DISTINCT r.%I FROM %I r
        WHERE r.program_id = $1 AND r.%I = ANY ($2)',
        here.column_name, here.name, here.column_name)
        USING in_program, in_ids
      LOOP
        RETURN NEXT;
      END LOOP;
    ELSE
      FOR id IN EXECUTE format('SELECT DISTINCT r.%I FROM %I r
        WHERE r.program_id = $1 AND r.%I = ANY ($2) AND NOT EXISTS (
          SELECT FROM import_change c
           WHERE c.program_id = $1 AND c.run_id = $3 AND c.subject_kind = %L AND c.subject_id = r.%I
             AND c.kind = %L AND c.subject_id <> ALL ($4)
             AND import_values(c.after) = import_values(import_image(to_jsonb(r))))',
        here.column_name, here.name, here.column_name,
        here.subject_kind, here.subject_column, here.name)
        USING in_program, in_ids, in_run, in_kept
      LOOP
        RETURN NEXT;
      END LOOP;
    END IF;
  END LOOP;
END $$;

SELECT restrict_function('leans_on_import');
