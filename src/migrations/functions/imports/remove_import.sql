-- Takes away advocates, companies or tags that a run of an import brought in, with what it said of them:
-- the caller knows that nothing else leans on them (`judge_import`).
CREATE OR REPLACE FUNCTION remove_import(in_kind text, in_ids uuid[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here record;
BEGIN
  FOR here IN
    SELECT w.name, w.subject_column FROM import_watch() w WHERE w.subject_kind = in_kind
     ORDER BY w.name = lower(in_kind)
  LOOP
    EXECUTE format('DELETE FROM %I r WHERE r.program_id = $1 AND r.%I = ANY ($2)',
      here.name, here.subject_column) USING app_program_id(), in_ids;
  END LOOP;
END $$;

SELECT restrict_function('remove_import', app => true);
