-- Gives the points of a spend back to the lots they came from with their old expiry; those whose
-- expiry has passed get a lot of their own until `in_grace_until` (R-P5).
CREATE OR REPLACE FUNCTION return_spend(
  ctx posting_context, in_of_wallet uuid, in_of_version bigint, in_grace_until timestamptz,
  INOUT a wallet, OUT spent bigint, OUT standing bigint
) LANGUAGE plpgsql AS $$
DECLARE
  spend record;
  used record;
  late bigint := 0;
BEGIN
  SELECT s.version, -s.points AS points, -s.points - coalesce(r.reversed, 0) AS standing INTO spend
    FROM (
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE in_of_version IS NULL AND t.program_id = ctx.program_id AND t.wallet_id = a.id
          AND t.subject_id = ctx.subject_id AND t.subject_kind = ctx.subject_kind
      UNION ALL
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE t.program_id = ctx.program_id AND t.wallet_id = in_of_wallet AND t.version = in_of_version
    ) s
    LEFT JOIN reversal r
      ON r.program_id = ctx.program_id AND r.wallet_id = a.id AND r.version = s.version
    WHERE s.kind = 'SPEND'
    ORDER BY coalesce(r.reversed, 0), s.version DESC LIMIT 1;
  spent := spend.points;
  standing := spend.standing;
  IF spent IS NULL OR standing = 0 THEN
    RETURN;
  END IF;
  a := write_transfer(ctx, spent, 'RETURN', 'redeemed', a.id, spend.version, a);
  FOR used IN
    SELECT u.lot_version, u.points,
           (SELECT l.expires_at <= ctx.recorded_at FROM lot l WHERE l.program_id = ctx.program_id
             AND l.wallet_id = a.id AND l.version = u.lot_version) AS is_late
      FROM lot_use u
      WHERE u.program_id = ctx.program_id AND u.wallet_id = a.id AND u.version = spend.version
  LOOP
    IF used.is_late THEN
      late := late + used.points;
    ELSE
      UPDATE lot l SET remaining = l.remaining + used.points, open = true
        WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.version = used.lot_version;
      INSERT INTO lot_use VALUES (ctx.program_id, a.id, a.version, used.lot_version, -used.points);
    END IF;
  END LOOP;
  IF late > 0 THEN
    INSERT INTO lot VALUES (ctx.program_id, a.id, a.version, late, late,
      coalesce(in_grace_until, ctx.recorded_at + interval '30 days'), true);
  END IF;
  PERFORM mark_undone(ctx.program_id, a.id, spend.version, spent, spent, 0, 0);
END $$;

SELECT restrict_function('return_spend');
