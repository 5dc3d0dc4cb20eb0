-- One person of the installation for an address, whoever asks first. An existing name is kept:
-- another programme must not rename somebody. The update locks the row against the sweep.
CREATE OR REPLACE FUNCTION auth.ensure_member(
  in_email text, in_name text, in_language text, in_id uuid, in_now timestamptz
) RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO auth.member (id, name, email, email_verified, language, created_at, updated_at)
  VALUES (in_id, in_name, lower(in_email), false, in_language, in_now, in_now)
  ON CONFLICT (email) DO UPDATE SET updated_at = greatest(member.updated_at, excluded.updated_at)
  RETURNING id
$$;

SELECT restrict_function('auth.ensure_member', app => true);
