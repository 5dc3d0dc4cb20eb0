-- Puts a row that a run of an import changed, brought in or took away back to what it was; null: it is, or
-- was, not there. Nothing leads to such rows. False where it cannot be: what it leads to is gone, or
-- somebody else has its place.
CREATE OR REPLACE FUNCTION restore_row(in_table text, in_now jsonb, in_before jsonb)
  RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  place constant jsonb := jsonb_build_object('program_id', app_program_id());
  version constant jsonb := CASE WHEN in_before ? 'version' THEN jsonb_build_object('version',
    greatest((in_before ->> 'version')::integer, (in_now ->> 'version')::integer) + 1) ELSE '{}' END;
  subject_column text;
  written integer := 1;
BEGIN
  IF in_now IS NOT NULL THEN
    SELECT w.subject_column INTO subject_column FROM import_watch() w WHERE w.name = in_table;
    EXECUTE format('DELETE FROM %I r WHERE r.program_id = $1 AND r.%I = $2
      AND import_image(to_jsonb(r)) = $3', in_table, subject_column)
      USING app_program_id(), (in_now ->> subject_column)::uuid, in_now;
  END IF;
  IF in_before IS NOT NULL THEN
    EXECUTE format('INSERT INTO %I SELECT (jsonb_populate_record(NULL::%I, $1)).*
      ON CONFLICT DO NOTHING', in_table, in_table) USING in_before || place || version;
    GET DIAGNOSTICS written = ROW_COUNT;
  END IF;
  RETURN written = 1;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;
END $$;

SELECT restrict_function('restore_row');
