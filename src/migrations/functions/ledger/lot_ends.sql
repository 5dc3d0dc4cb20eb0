-- The lots of an owner that have not lapsed, with the expiry that each has by itself and the earliest
-- end that holds for it (`point_end`). What came from a merged profile was earned there, too.
CREATE OR REPLACE FUNCTION lot_ends(in_program uuid, in_now timestamptz, in_owner uuid)
RETURNS TABLE (wallet_id uuid, version bigint, remaining bigint, expires_at timestamptz,
  own timestamptz, cut timestamptz, is_cut boolean)
LANGUAGE sql STABLE AS $$
  SELECT l.wallet_id, l.version, l.remaining, l.expires_at,
         CASE WHEN o.version IS NULL THEN l.expires_at ELSE o.expires_at END,
         (SELECT min(e.ends_at) FROM point_end e
           WHERE e.program_id = in_program
             AND (e.owner_id = in_owner AND e.earned_before > t.recorded_at
               OR e.owner_id = f.owner_id AND e.earned_before > m.recorded_at)),
         o.version IS NOT NULL
    FROM wallet w
    JOIN lot l ON l.program_id = in_program AND l.wallet_id = w.id
    JOIN transfer t ON t.program_id = in_program AND t.wallet_id = l.wallet_id AND t.version = l.version
    LEFT JOIN lot_own_expiry o
      ON o.program_id = in_program AND o.wallet_id = l.wallet_id AND o.version = l.version
    LEFT JOIN transfer m ON m.program_id = in_program AND t.kind = 'MOVE'
      AND m.wallet_id = t.origin_wallet_id AND m.version = t.origin_version
    LEFT JOIN wallet f ON f.program_id = in_program AND f.id = m.wallet_id
   WHERE w.program_id = in_program AND w.owner_id = in_owner AND w.kind = 'available'
     AND (l.expires_at > in_now) IS NOT FALSE
$$;

SELECT restrict_function('lot_ends');
