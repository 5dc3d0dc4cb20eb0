-- Makes a table a programme's own: row-level security on and forced, one policy for everyone (so
-- that it holds inside SECURITY DEFINER functions too), and who may do what with it (`share_object`).
-- `key` is the column that holds the programme's id.
CREATE OR REPLACE FUNCTION secure_table(
  in_table text, app text, jobs text DEFAULT NULL, key text DEFAULT 'program_id'
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', in_table);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', in_table);
  EXECUTE format('DROP POLICY IF EXISTS of_program ON %I', in_table);
  EXECUTE format('CREATE POLICY of_program ON %I USING (%I = app_program_id())
    WITH CHECK (%I = app_program_id())', in_table, key, key);
  PERFORM share_object('TABLE', in_table, app, jobs, key);
END $$;

SELECT restrict_function('secure_table');
