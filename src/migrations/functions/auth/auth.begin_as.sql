-- Begins a read and says who asks: what begin_program and auth.identify do one after the other, a row
-- whoever asks.
CREATE OR REPLACE FUNCTION auth.begin_as(in_program uuid, in_token text, in_now timestamptz)
  RETURNS TABLE (
    real_now timestamptz, offset_ms bigint,
    member_id uuid, name text, email text, language text,
    membership_id uuid, membership_status text, roles text[], advocate_id uuid
  )
  LANGUAGE plpgsql ROWS 1 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM set_config('app.program_id', in_program::text, true);
    RETURN QUERY
      SELECT clock_timestamp(), g.clock_offset_ms, m.id, m.name, m.email, m.language,
        p.membership_id, p.status, p.roles, a.advocate_id
      FROM (VALUES (in_program)) asked (id)
        LEFT JOIN program_state g ON g.program_id = asked.id
        LEFT JOIN auth.session s ON s.token = in_token AND s.expires_at >= in_now
        LEFT JOIN auth.member m ON m.id = s.member_id
        LEFT JOIN membership_state p ON p.program_id = asked.id AND p.member_id = m.id
          AND NOT g.deleting
        LEFT JOIN advocate_member a ON a.program_id = asked.id AND a.member_id = p.member_id;
  END $$;

SELECT restrict_function('auth.begin_as', app => true);
