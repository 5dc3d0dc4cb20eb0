-- Who a session belongs to, and what they are in a programme. The owner reads `auth` for the caller,
-- and row-level security, which binds the owner too, shows the programme that is asked for. The
-- setting is put back: a caller may be inside one.
CREATE OR REPLACE FUNCTION auth.identify(in_token text, in_program uuid, in_now timestamptz)
  RETURNS TABLE (
    member_id uuid, name text, email text, language text, expires_at timestamptz,
    membership_id uuid, membership_status text, roles text[], advocate_id uuid
  )
  LANGUAGE plpgsql ROWS 1 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    before text := current_setting('app.program_id', true);
  BEGIN
    PERFORM set_config('app.program_id', coalesce(in_program::text, ''), true);
    RETURN QUERY
      SELECT m.id, m.name, m.email, m.language, s.expires_at, p.membership_id, p.status,
        p.roles, a.advocate_id
      FROM auth.session s
        JOIN auth.member m ON m.id = s.member_id
        LEFT JOIN program_state g ON g.program_id = in_program
        LEFT JOIN membership_state p ON p.program_id = in_program AND p.member_id = m.id
          AND NOT g.deleting
        LEFT JOIN advocate_member a ON a.program_id = in_program AND a.member_id = p.member_id
      WHERE s.token = in_token AND s.expires_at >= in_now;
    PERFORM set_config('app.program_id', coalesce(before, ''), true);
  END $$;

SELECT restrict_function('auth.identify', app => true, jobs => true);
