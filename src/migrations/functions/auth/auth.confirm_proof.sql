-- Both codes for another mailbox of a member's, tried together. NONE: nothing is asked for, or it has run
-- out, or they sign in with another address now. WRONG: `wrong` names whose code it was, `tries` how
-- often they may still try. PROVEN: the mailbox is theirs, until `in_until`.
CREATE OR REPLACE FUNCTION auth.confirm_proof(
  in_member uuid, in_own_code bytea, in_code bytea, in_now timestamptz, in_until timestamptz
) RETURNS TABLE (outcome text, address text, wrong text[], tries integer)
  LANGUAGE plpgsql ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked auth.address_proof;
BEGIN
  SELECT p.* INTO asked FROM auth.address_proof p
    JOIN auth.member m ON m.id = p.member_id AND m.email = p.own_email
    WHERE p.member_id = in_member FOR UPDATE OF p;
  IF asked.member_id IS NULL OR asked.proven_at IS NOT NULL OR asked.expires_at <= in_now
     OR asked.tries_left = 0 THEN
    RETURN QUERY SELECT 'NONE', NULL::text, '{}'::text[], 0;
    RETURN;
  END IF;
  wrong := array_remove(ARRAY[
    CASE WHEN asked.own_code_hash <> in_own_code THEN 'OWN' END,
    CASE WHEN asked.code_hash <> in_code THEN 'OTHER' END
  ], NULL);
  IF cardinality(wrong) > 0 THEN
    UPDATE auth.address_proof p SET tries_left = p.tries_left - 1 WHERE p.member_id = in_member;
    RETURN QUERY SELECT 'WRONG', asked.email, wrong, asked.tries_left - 1;
    RETURN;
  END IF;
  UPDATE auth.address_proof p SET proven_at = in_now, expires_at = in_until
    WHERE p.member_id = in_member;
  RETURN QUERY SELECT 'PROVEN', asked.email, '{}'::text[], 0;
END $$;

SELECT restrict_function('auth.confirm_proof', jobs => true);
