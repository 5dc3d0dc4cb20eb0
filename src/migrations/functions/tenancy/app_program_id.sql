-- The programme of this transaction; null: none, and every table is empty. After its first use the
-- setting is '' and not null. Everybody may ask: policies do.
CREATE OR REPLACE FUNCTION app_program_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.program_id', true), '')::uuid $$;
