-- Takes points from available, those that expire first (R-P5). What has lapsed counts as gone, and is
-- expired with it; 0 points expire it and take nothing more. Refuses with INSUFFICIENT_BALANCE.
CREATE OR REPLACE FUNCTION take_points(
  ctx posting_context, step posting_step, in_points bigint, in_kind text, in_counter text
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  a wallet := step.a;
  lapsed bigint;
BEGIN
  SELECT coalesce(sum(l.remaining), 0)::bigint INTO lapsed FROM lot l
    WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
      AND l.expires_at <= ctx.recorded_at;
  IF a.balance - lapsed < in_points THEN
    step.error := 'INSUFFICIENT_BALANCE';
    step.available := a.balance - lapsed;
    step.needed := in_points;
    RETURN step;
  END IF;
  IF lapsed > 0 THEN
    a := expire_lots(ctx, a);
  END IF;
  IF in_points > 0 THEN
    a.version := a.version + 1;
    a.balance := a.balance - in_points;
    step.transfer := ROW(ctx.program_id, a.id, a.version, gen_random_uuid(), ctx.posting_id, -in_points,
      a.balance, ctx.occurred_at, ctx.recorded_at, NULL, NULL, ctx.subject_id, ctx.subject_kind,
      in_kind, in_counter, ctx.rule)::transfer;
    step.uses := use_lots(ctx.program_id, a.id, a.version, in_points, NULL);
    step.wallet_id := a.id;
    step.version := a.version;
  END IF;
  step.points := -CASE in_kind WHEN 'EXPIRE' THEN lapsed ELSE in_points END;
  step.a := a;
  RETURN step;
END $$;

SELECT restrict_function('take_points');
