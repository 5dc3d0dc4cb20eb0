-- A run of an import writes down the rows that it changes, as `keep_import_insert`.
CREATE OR REPLACE FUNCTION keep_import_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    in_run constant uuid := nullif(current_setting('app.import_run', true), '')::uuid;
    key_columns constant text[] := TG_ARGV[2]::text[];
  BEGIN
    IF in_run IS NOT NULL THEN
      INSERT INTO import_change (program_id, run_id, subject_kind, subject_id, kind, key, before, after)
      SELECT n.program_id, in_run, TG_ARGV[0], (n.image ->> TG_ARGV[1])::uuid, TG_TABLE_NAME, n.key,
             o.image, n.image
        FROM (SELECT r.program_id, import_image(to_jsonb(r)) AS image,
                     advocate_row_key(to_jsonb(r), key_columns) AS key FROM new_rows r) n
        JOIN (SELECT import_image(to_jsonb(r)) AS image,
                     advocate_row_key(to_jsonb(r), key_columns) AS key FROM old_rows r) o
          ON o.key = n.key
       WHERE import_values(o.image) <> import_values(n.image);
    END IF;
    RETURN NULL;
  END $$;

SELECT restrict_function('keep_import_update');
