-- Promises points that cannot be spent yet. The wallet for them is made under its owner's lock.
CREATE OR REPLACE FUNCTION hold_points(
  ctx posting_context, step posting_step, in_points bigint
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  h wallet := step.h;
BEGIN
  IF h.id IS NULL THEN
    INSERT INTO wallet
      VALUES (ctx.program_id, gen_random_uuid(), (step.a).owner_id, 'held', 0, 0, 0) RETURNING * INTO h;
  END IF;
  h := write_transfer(ctx, in_points, 'HOLD', 'issued', NULL, NULL, h);
  step.points := in_points;
  step.wallet_id := h.id;
  step.version := h.version;
  step.h := h;
  RETURN step;
END $$;

SELECT restrict_function('hold_points');
