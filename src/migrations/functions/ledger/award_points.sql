-- Adds points to available, with a lot of their own. What is owed is repaid first, out of the points
-- just earned (R-P3); an adjustment repays nothing and is no part of what was earned.
CREATE OR REPLACE FUNCTION award_points(
  ctx posting_context, step posting_step, in_points bigint, in_kind text, in_counter text,
  in_expires_at timestamptz
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  a wallet := step.a;
  o wallet := step.o;
  is_earned constant boolean := in_kind <> 'ADJUST';
  repaid bigint := 0;
BEGIN
  IF is_earned AND o.balance < 0 THEN
    repaid := least(in_points, -o.balance);
  END IF;
  a.version := a.version + 1;
  a.balance := a.balance + in_points;
  IF is_earned THEN
    a.lifetime := a.lifetime + in_points;
  END IF;
  step.transfer := ROW(ctx.program_id, a.id, a.version, gen_random_uuid(), ctx.posting_id, in_points,
    a.balance, ctx.occurred_at, ctx.recorded_at,
    CASE in_kind WHEN 'RELEASE' THEN step.of_wallet END,
    CASE in_kind WHEN 'RELEASE' THEN step.of_version END,
    ctx.subject_id, ctx.subject_kind, in_kind, in_counter, ctx.rule)::transfer;
  step.lot := ROW(ctx.program_id, a.id, a.version, in_points, in_points - repaid, in_expires_at,
    in_points > repaid)::lot;
  step.wallet_id := a.id;
  step.version := a.version;
  step.points := in_points;
  IF repaid > 0 THEN
    ctx.rule := 'R-P3';
    a := write_transfer(ctx, -repaid, 'REPAY', 'clearing', NULL, NULL, a);
    step.o := write_transfer(ctx, repaid, 'REPAY', 'clearing', NULL, NULL, o);
    step.uses := ARRAY[ROW(ctx.program_id, a.id, a.version, step.version, repaid)::lot_use];
    step.owed := repaid;
  END IF;
  step.a := a;
  RETURN step;
END $$;

SELECT restrict_function('award_points');
