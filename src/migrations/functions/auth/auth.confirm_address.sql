-- Both codes of an asked change, tried together: the change is made, or a try is used up. NONE: nothing
-- is asked for, or it has run out. WRONG: `wrong` names whose code it was, `tries` how often they may
-- still try. TAKEN, CHANGED: see auth.move_address.
CREATE OR REPLACE FUNCTION auth.confirm_address(
  in_member uuid, in_former_code bytea, in_code bytea, in_session text, in_now timestamptz
) RETURNS TABLE (outcome text, address text, wrong text[], tries integer)
  LANGUAGE plpgsql ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked auth.address_change;
BEGIN
  SELECT * INTO asked FROM auth.address_change c WHERE c.member_id = in_member FOR UPDATE;
  IF asked.member_id IS NULL OR asked.expires_at <= in_now OR asked.tries_left = 0 THEN
    RETURN QUERY SELECT 'NONE', NULL::text, '{}'::text[], 0;
    RETURN;
  END IF;
  wrong := array_remove(ARRAY[
    CASE WHEN asked.former_code_hash <> in_former_code THEN 'FORMER' END,
    CASE WHEN asked.code_hash <> in_code THEN 'NEW' END
  ], NULL);
  IF cardinality(wrong) > 0 THEN
    UPDATE auth.address_change c SET tries_left = c.tries_left - 1 WHERE c.member_id = in_member;
    RETURN QUERY SELECT 'WRONG', asked.email, wrong, asked.tries_left - 1;
    RETURN;
  END IF;
  outcome := auth.move_address(in_member, asked.former_email, asked.email, in_session, in_now);
  IF outcome <> 'CHANGED' THEN
    DELETE FROM auth.address_change c WHERE c.member_id = in_member;
  END IF;
  RETURN QUERY SELECT CASE outcome WHEN 'GONE' THEN 'NONE' ELSE outcome END, asked.email,
    '{}'::text[], 0;
END $$;

SELECT restrict_function('auth.confirm_address', jobs => true);
