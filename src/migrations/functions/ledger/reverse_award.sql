-- Undoes the awards of a subject, or the transfer that the item names: `in_points` of them, null: all
-- that stands. Refuses with TRANSFER_NOT_FOUND, ALREADY_REVERSED.
CREATE OR REPLACE FUNCTION reverse_award(
  ctx posting_context, step posting_step, in_points bigint, in_policy text
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  found_points bigint;
  standing bigint;
BEGIN
  SELECT coalesce(sum(s.points), 0)::bigint, coalesce(sum(s.standing), 0)::bigint
    INTO found_points, standing
    FROM standing_awards(ctx.program_id, (step.a).id, (step.h).id, ctx.subject_kind, ctx.subject_id,
                         step.of_wallet, step.of_version) s;
  IF found_points = 0 THEN
    step.error := 'TRANSFER_NOT_FOUND';
  ELSIF standing = 0 OR in_points > standing THEN
    step.error := 'ALREADY_REVERSED';
    step.available := standing;
    step.needed := coalesce(in_points, standing);
  ELSE
    RETURN undo_awards(ctx, step, coalesce(in_points, standing), in_policy);
  END IF;
  RETURN step;
END $$;

SELECT restrict_function('reverse_award');
