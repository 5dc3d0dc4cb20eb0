-- Writes down what the application (`app`) and work across programmes (`jobs`) may do with an object,
-- e.g. `app => 'SELECT, INSERT, UPDATE (note)'`; null: nothing. `migrate` grants it where the roles exist.
CREATE OR REPLACE FUNCTION share_object(
  in_kind text, in_name text, app text DEFAULT NULL, jobs text DEFAULT NULL, program_key text DEFAULT NULL
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO schema_object (name, kind, program_key, app_privileges, jobs_privileges)
    VALUES (in_name, in_kind, program_key, app, jobs)
    ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, program_key = excluded.program_key,
      app_privileges = excluded.app_privileges, jobs_privileges = excluded.jobs_privileges
$$;

REVOKE ALL ON FUNCTION share_object(text, text, text, text, text) FROM PUBLIC;
