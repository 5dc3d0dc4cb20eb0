-- Gives each lot of an owner the earlier of its own expiry and the ends that hold for it, spent ones
-- too: points that a spend gives back come under the same end. What has lapsed is expired before.
-- Answers the points that end otherwise than before.
CREATE OR REPLACE FUNCTION fit_lots(in_program uuid, in_now timestamptz, in_owner uuid)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  a wallet;
  changed bigint;
BEGIN
  SELECT w.* INTO STRICT a FROM wallet w
    WHERE w.program_id = in_program AND w.owner_id = in_owner AND w.kind = 'available';
  IF EXISTS (SELECT FROM lot l WHERE l.program_id = in_program AND l.wallet_id = a.id AND l.open
             AND l.expires_at <= in_now) THEN
    a := expire_lots(ROW(in_program, gen_random_uuid(), NULL, NULL, 'R-P5', in_now, in_now), a);
    UPDATE wallet w SET balance = a.balance, version = a.version
      WHERE w.program_id = in_program AND w.id = a.id;
  END IF;
  WITH told AS (
    SELECT e.*, least(e.own, e.cut) AS ends_at FROM lot_ends(in_program, in_now, in_owner) e
  ), kept AS (
    INSERT INTO lot_own_expiry SELECT in_program, n.wallet_id, n.version, n.own FROM told n
      WHERE NOT n.is_cut AND n.ends_at IS DISTINCT FROM n.own
  ), dropped AS (
    DELETE FROM lot_own_expiry o USING told n
      WHERE o.program_id = in_program AND o.wallet_id = n.wallet_id AND o.version = n.version
        AND n.ends_at IS NOT DISTINCT FROM n.own
  ), fitted AS (
    UPDATE lot l SET expires_at = n.ends_at FROM told n
      WHERE l.program_id = in_program AND l.wallet_id = n.wallet_id AND l.version = n.version
        AND n.ends_at IS DISTINCT FROM n.expires_at
      RETURNING l.remaining
  )
  SELECT coalesce(sum(f.remaining), 0)::bigint INTO changed FROM fitted f;
  RETURN changed;
END $$;

SELECT restrict_function('fit_lots');
