-- Moves available points from one owner's wallet to another's, lot by lot with their expiry: those of
-- its lot `in_first` first, then those that expire first; `in_points` null: all, lapsed ones too.
-- `in_home`: only what came from the other wallet. What came from there goes back into its lot.
CREATE OR REPLACE FUNCTION carry_points(
  ctx posting_context, in_from uuid, in_to uuid, in_points bigint, in_home boolean, in_first bigint
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  f wallet;
  t wallet;
  source record;
  part bigint;
  missing bigint;
BEGIN
  SELECT w.* INTO STRICT f FROM wallet w
    WHERE w.program_id = ctx.program_id AND w.owner_id = in_from AND w.kind = 'available';
  SELECT w.* INTO STRICT t FROM wallet w
    WHERE w.program_id = ctx.program_id AND w.owner_id = in_to AND w.kind = 'available';
  missing := coalesce(in_points, f.balance);
  FOR source IN
    SELECT l.version, l.remaining, l.expires_at, m.origin_wallet_id, m.origin_version,
           coalesce(m.kind = 'MOVE' AND m.origin_wallet_id = t.id, false) AS goes_home
      FROM lot l
      JOIN transfer m
        ON m.program_id = l.program_id AND m.wallet_id = l.wallet_id AND m.version = l.version
      WHERE l.program_id = ctx.program_id AND l.wallet_id = f.id AND l.open
        AND (in_points IS NULL OR (l.expires_at <= ctx.recorded_at) IS NOT TRUE)
      ORDER BY coalesce(m.kind = 'MOVE' AND m.origin_wallet_id = t.id
                        AND m.origin_version = in_first, false) DESC, l.expires_at, l.version
  LOOP
    EXIT WHEN missing = 0;
    CONTINUE WHEN in_home AND NOT source.goes_home;
    part := least(source.remaining, missing);
    missing := missing - part;
    f := write_transfer(ctx, -part, 'MOVE', 'clearing', NULL, NULL, f);
    INSERT INTO lot_use VALUES (ctx.program_id, f.id, f.version, source.version, part);
    UPDATE lot l SET remaining = source.remaining - part, open = source.remaining > part
      WHERE l.program_id = ctx.program_id AND l.wallet_id = f.id AND l.version = source.version;
    t := write_transfer(ctx, part, 'MOVE', 'clearing', f.id, source.version, t);
    IF source.goes_home THEN
      UPDATE lot l SET remaining = l.remaining + part, open = true
        WHERE l.program_id = ctx.program_id AND l.wallet_id = t.id AND l.version = source.origin_version;
      INSERT INTO lot_use VALUES (ctx.program_id, t.id, t.version, source.origin_version, -part);
    ELSE
      INSERT INTO lot VALUES (ctx.program_id, t.id, t.version, part, part, source.expires_at, true);
      INSERT INTO lot_own_expiry SELECT o.program_id, t.id, t.version, o.expires_at
        FROM lot_own_expiry o WHERE o.program_id = ctx.program_id AND o.wallet_id = f.id
          AND o.version = source.version;
    END IF;
  END LOOP;
  UPDATE wallet w SET balance = n.balance, version = n.version
    FROM unnest(ARRAY[f, t]) n WHERE w.program_id = n.program_id AND w.id = n.id;
END $$;

SELECT restrict_function('carry_points');
