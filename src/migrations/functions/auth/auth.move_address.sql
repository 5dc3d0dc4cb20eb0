-- Lets a member sign in with another address, in one piece: the former one is kept, every session but
-- `in_session` ends, and so do the links that lie in the former mailbox. TAKEN: somebody else signs in
-- with the new one. GONE: the member does not sign in with the former one any more.
CREATE OR REPLACE FUNCTION auth.move_address(
  in_member uuid, in_former text, in_email text, in_session text, in_now timestamptz
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  BEGIN
    UPDATE auth.member SET email = in_email, email_verified = true, updated_at = in_now
      WHERE id = in_member AND email = in_former;
    IF NOT FOUND THEN
      RETURN 'GONE';
    END IF;
  EXCEPTION WHEN unique_violation THEN
    RETURN 'TAKEN';
  END;
  INSERT INTO auth.former_address (member_id, email, changed_at, follow_at)
    VALUES (in_member, in_former, in_now, in_now)
    ON CONFLICT (member_id, email) DO UPDATE
      SET changed_at = excluded.changed_at, follow_at = excluded.follow_at, followed_at = NULL;
  DELETE FROM auth.session WHERE member_id = in_member AND token <> in_session;
  -- A link leads to its member, whatever their address is by then.
  DELETE FROM auth.verification WHERE value LIKE '%' || in_member || '%';
  DELETE FROM auth.address_change WHERE member_id = in_member;
  RETURN 'CHANGED';
END $$;

SELECT restrict_function('auth.move_address', jobs => true);
