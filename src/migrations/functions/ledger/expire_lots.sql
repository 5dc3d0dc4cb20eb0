-- Posts what has lapsed, one transfer for each moment of expiry.
CREATE OR REPLACE FUNCTION expire_lots(ctx posting_context, INOUT a wallet) LANGUAGE plpgsql AS $$
DECLARE
  lapsed record;
BEGIN
  ctx.subject_id := NULL;
  ctx.subject_kind := NULL;
  ctx.rule := 'R-P5';
  FOR lapsed IN
    SELECT l.expires_at, sum(l.remaining)::bigint AS points FROM lot l
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at <= ctx.recorded_at
      GROUP BY l.expires_at ORDER BY l.expires_at
  LOOP
    ctx.occurred_at := lapsed.expires_at;
    a := write_transfer(ctx, -lapsed.points, 'EXPIRE', 'expired', NULL, NULL, a);
    INSERT INTO lot_use SELECT l.program_id, l.wallet_id, a.version, l.version, l.remaining FROM lot l
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at = lapsed.expires_at;
  END LOOP;
  UPDATE lot l SET remaining = 0, open = false
    WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
      AND l.expires_at <= ctx.recorded_at;
END $$;

SELECT restrict_function('expire_lots');
