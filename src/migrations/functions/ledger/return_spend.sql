-- Gives the points of a spend back to the lots they came from with their old expiry; those whose
-- expiry has passed get a lot of their own until `in_grace_until`, else for 30 days (R-P5). Refuses
-- with TRANSFER_NOT_FOUND, ALREADY_REVERSED.
CREATE OR REPLACE FUNCTION return_spend(
  ctx posting_context, step posting_step, in_grace_until timestamptz
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  a wallet := step.a;
  spend record;
  used record;
  late bigint := 0::bigint;
BEGIN
  SELECT s.* INTO spend FROM spend_to_return(ctx, step) s;
  IF spend.points IS NULL THEN
    step.error := 'TRANSFER_NOT_FOUND';
    RETURN step;
  ELSIF spend.standing = 0 THEN
    step.error := 'ALREADY_REVERSED';
    step.available := 0::bigint;
    step.needed := spend.points;
    RETURN step;
  END IF;
  a := write_transfer(ctx, spend.points, 'RETURN', 'redeemed', a.id, spend.version, a);
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
  PERFORM mark_undone(ctx.program_id, a.id, spend.version, spend.points, spend.points, 0, 0);
  step.points := spend.points;
  step.a := a;
  RETURN step;
END $$;

SELECT restrict_function('return_spend');
