-- A run of an import writes down the rows that it brings in. Arguments: what they describe, the column
-- that says which one, the columns of their key.
CREATE OR REPLACE FUNCTION keep_import_insert() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    in_run constant uuid := nullif(current_setting('app.import_run', true), '')::uuid;
    key_columns constant text[] := TG_ARGV[2]::text[];
  BEGIN
    IF in_run IS NOT NULL THEN
      INSERT INTO import_change (program_id, run_id, subject_kind, subject_id, kind, key, after)
      SELECT n.program_id, in_run, TG_ARGV[0], (to_jsonb(n) ->> TG_ARGV[1])::uuid, TG_TABLE_NAME,
             advocate_row_key(to_jsonb(n), key_columns), import_image(to_jsonb(n))
        FROM new_rows n;
    END IF;
    RETURN NULL;
  END $$;

SELECT restrict_function('keep_import_insert');
