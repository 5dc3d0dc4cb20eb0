-- A run of an import writes down the rows that it takes away, as `keep_import_insert`.
CREATE OR REPLACE FUNCTION keep_import_delete() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    in_run constant uuid := nullif(current_setting('app.import_run', true), '')::uuid;
    key_columns constant text[] := TG_ARGV[2]::text[];
  BEGIN
    IF in_run IS NOT NULL THEN
      INSERT INTO import_change (program_id, run_id, subject_kind, subject_id, kind, key, before)
      SELECT o.program_id, in_run, TG_ARGV[0], (to_jsonb(o) ->> TG_ARGV[1])::uuid, TG_TABLE_NAME,
             advocate_row_key(to_jsonb(o), key_columns), import_image(to_jsonb(o))
        FROM old_rows o;
    END IF;
    RETURN NULL;
  END $$;

SELECT restrict_function('keep_import_delete');
