-- Who asks, where a policy lets people see their own rows of any programme. Everybody may ask.
CREATE OR REPLACE FUNCTION app_member_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.member_id', true), '')::uuid $$;
