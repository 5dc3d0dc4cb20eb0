-- The rows of a table that describe these advocates, companies or tags, as a run of an import keeps them.
CREATE OR REPLACE FUNCTION import_rows(in_table text, in_ids uuid[])
  RETURNS TABLE (subject_id uuid, image jsonb) LANGUAGE plpgsql STABLE AS $$
DECLARE
  subject_column text;
BEGIN
  SELECT w.subject_column INTO subject_column FROM import_watch() w WHERE w.name = in_table;
  FOR subject_id, image IN EXECUTE format('SELECT r.%I, import_image(to_jsonb(r)) FROM %I r
    WHERE r.program_id = $1 AND r.%I = ANY ($2)', subject_column, in_table, subject_column)
    USING app_program_id(), in_ids
  LOOP
    RETURN NEXT;
  END LOOP;
END $$;

SELECT restrict_function('import_rows');
