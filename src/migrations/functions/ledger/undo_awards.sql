-- Takes back points from awards: what is pending from held, the rest by the policy (`undo_earned`).
CREATE OR REPLACE FUNCTION undo_awards(
  ctx posting_context, step posting_step, in_points bigint, in_policy text
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  award record;
  part bigint;
  missing bigint := in_points;
  written_off bigint;
BEGIN
  step.points := 0;
  IF EXISTS (SELECT FROM lot l
             WHERE l.program_id = ctx.program_id AND l.wallet_id = (step.a).id AND l.open
               AND l.expires_at <= ctx.recorded_at) THEN
    step.a := expire_lots(ctx, step.a);
  END IF;
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, (step.a).id, (step.h).id, ctx.subject_kind,
                                    ctx.subject_id, step.of_wallet, step.of_version) s
      WHERE s.standing > 0
  LOOP
    EXIT WHEN missing = 0;
    part := least(award.standing, missing);
    missing := missing - part;
    written_off := step.written_off;
    IF award.kind = 'HOLD' THEN
      step.h := write_transfer(ctx, -part, 'REVERSAL', 'issued', award.wallet_id, award.version, step.h);
      step.points := step.points - part;
    ELSE
      step := undo_earned(ctx, step, part, in_policy, award.wallet_id, award.version, award.kind);
    END IF;
    written_off := step.written_off - written_off;
    PERFORM mark_undone(ctx.program_id, award.wallet_id, award.version, award.points,
                        part - written_off, written_off, 0);
  END LOOP;
  RETURN step;
END $$;

SELECT restrict_function('undo_awards');
