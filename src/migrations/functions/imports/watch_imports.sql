-- What runs of imports change in this table is written down.
CREATE OR REPLACE FUNCTION watch_imports(in_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  subject record;
  key_columns text;
BEGIN
  SELECT w.subject_kind, w.subject_column INTO STRICT subject
    FROM import_watch() w WHERE w.name = in_table;
  SELECT array_agg(k.attname::text ORDER BY k.attnum)::text INTO key_columns
    FROM pg_index p JOIN pg_attribute k ON k.attrelid = p.indrelid AND k.attnum = ANY (p.indkey)
   WHERE p.indrelid = in_table::regclass AND p.indisprimary AND k.attname <> 'program_id';
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_import_insert(%L, %L, %L)',
    in_table || '_is_brought_in', in_table, subject.subject_kind, subject.subject_column, key_columns);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER UPDATE ON %I
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_import_update(%L, %L, %L)',
    in_table || '_is_changed', in_table, subject.subject_kind, subject.subject_column, key_columns);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_import_delete(%L, %L, %L)',
    in_table || '_is_taken_away', in_table, subject.subject_kind, subject.subject_column, key_columns);
END $$;

SELECT restrict_function('watch_imports');
