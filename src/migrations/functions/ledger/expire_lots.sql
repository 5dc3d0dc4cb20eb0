-- Posts what has lapsed, one transfer for each moment of expiry; what ended because its owner left the
-- account (R-P7) by itself.
CREATE OR REPLACE FUNCTION expire_lots(ctx posting_context, INOUT a wallet) LANGUAGE plpgsql AS $$
DECLARE
  lapsed record;
BEGIN
  ctx.subject_id := NULL;
  ctx.subject_kind := NULL;
  FOR lapsed IN
    SELECT l.expires_at, o.version IS NOT NULL AS is_cut, sum(l.remaining)::bigint AS points
      FROM lot l LEFT JOIN lot_own_expiry o ON o.program_id = l.program_id
        AND o.wallet_id = l.wallet_id AND o.version = l.version
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at <= ctx.recorded_at
      GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    ctx.occurred_at := lapsed.expires_at;
    ctx.rule := CASE WHEN lapsed.is_cut THEN 'R-P7' ELSE 'R-P5' END;
    a := write_transfer(ctx, -lapsed.points, 'EXPIRE', 'expired', NULL, NULL, a);
    INSERT INTO lot_use SELECT l.program_id, l.wallet_id, a.version, l.version, l.remaining FROM lot l
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at = lapsed.expires_at
        AND lapsed.is_cut = EXISTS (SELECT FROM lot_own_expiry o WHERE o.program_id = l.program_id
          AND o.wallet_id = l.wallet_id AND o.version = l.version);
  END LOOP;
  UPDATE lot l SET remaining = 0, open = false
    WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
      AND l.expires_at <= ctx.recorded_at;
END $$;

SELECT restrict_function('expire_lots');
