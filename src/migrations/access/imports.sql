SELECT secure_table('import_run', app => 'SELECT, INSERT, UPDATE', jobs => 'SELECT');
SELECT secure_table('import_row', app => 'SELECT, INSERT, DELETE');
SELECT secure_table('import_trace', app => 'SELECT, INSERT, UPDATE, DELETE', jobs => 'SELECT');
SELECT secure_table('import_place', app => 'SELECT, INSERT, DELETE');
-- What it holds is put there by triggers of the tables that imports write.
SELECT secure_table('import_change', app => 'SELECT, DELETE');
CREATE OR REPLACE TRIGGER import_change_is_traced AFTER INSERT ON import_change
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION trace_import_changes();
SELECT watch_imports(w.name) FROM import_watch() w;
