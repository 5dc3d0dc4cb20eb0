-- What one item asks for, as a step from its owner's wallets before to those after. A step with an
-- `error` has written nothing. Throws GT003 for what no operation can do.
CREATE OR REPLACE FUNCTION post_item(
  ctx posting_context, item posting_item, step posting_step
) RETURNS posting_step LANGUAGE plpgsql AS $$
BEGIN
  IF item.origin_key IS NOT NULL THEN
    SELECT k.wallet_id, k.version INTO step.of_wallet, step.of_version FROM posting_key k
      WHERE k.program_id = ctx.program_id AND k.key = item.origin_key COLLATE "C"
        AND k.wallet_id IN ((step.a).id, (step.h).id);
    IF NOT FOUND THEN
      step.error := 'TRANSFER_NOT_FOUND';
      RETURN step;
    END IF;
  END IF;
  IF item.op IN ('REVERSE', 'RETURN', 'RELEASE', 'EXPIRE') AND (item.points > 0) IS NOT FALSE THEN
    CASE item.op
      WHEN 'REVERSE' THEN RETURN reverse_award(ctx, step, item.points, item.policy);
      WHEN 'RETURN' THEN RETURN return_spend(ctx, step, item.expires_at);
      WHEN 'RELEASE' THEN RETURN release_holds(ctx, step, item.expires_at);
      ELSE RETURN take_points(ctx, step, 0, 'EXPIRE', 'expired');
    END CASE;
  ELSIF item.op = 'ADJUST' AND item.points <> 0 THEN
    IF item.points > 0 THEN
      RETURN award_points(ctx, step, item.points, 'ADJUST', 'adjusted', item.expires_at);
    END IF;
    RETURN take_points(ctx, step, -item.points, 'ADJUST', 'adjusted');
  ELSIF item.op = 'SETTLE' AND item.points >= 0 THEN
    RETURN settle_points(ctx, step, item.points, item.policy, item.expires_at);
  ELSIF item.op = 'SPEND' AND item.points > 0 THEN
    RETURN take_points(ctx, step, item.points, 'SPEND', 'redeemed');
  ELSIF item.op = 'EARN' AND item.points > 0 THEN
    RETURN award_points(ctx, step, item.points, 'EARN', 'issued', item.expires_at);
  ELSIF item.op = 'HOLD' AND item.points > 0 THEN
    RETURN hold_points(ctx, step, item.points);
  END IF;
  RAISE EXCEPTION 'post_transfers cannot do % of % points', item.op, item.points
    USING ERRCODE = 'GT003';
END $$;

SELECT restrict_function('post_item');
