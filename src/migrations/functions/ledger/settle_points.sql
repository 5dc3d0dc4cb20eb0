-- Brings what stands of a subject's awards to `in_points`: awards what is missing, undoes what is too
-- much. What the company bore before comes back first: the advocate still has those points.
CREATE OR REPLACE FUNCTION settle_points(
  ctx posting_context, step posting_step, in_points bigint, in_policy text, in_expires_at timestamptz
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  found_points bigint;
  standing bigint;
  missing bigint;
  restored bigint := 0;
BEGIN
  SELECT coalesce(sum(s.points), 0)::bigint, coalesce(sum(s.standing), 0)::bigint
    INTO found_points, standing
    FROM standing_awards(ctx.program_id, (step.a).id, (step.h).id, ctx.subject_kind, ctx.subject_id,
                         step.of_wallet, step.of_version) s;
  IF standing > in_points THEN
    RETURN undo_awards(ctx, step, standing - in_points, in_policy);
  END IF;
  missing := in_points - standing;
  IF missing > 0 AND found_points > 0 THEN
    restored := restore_written_off(ctx, missing, (step.a).id, (step.h).id);
  END IF;
  IF missing > restored THEN
    step := award_points(ctx, step, missing - restored, 'EARN', 'issued', in_expires_at);
  END IF;
  step.written_off := -restored;
  RETURN step;
END $$;

SELECT restrict_function('settle_points');
