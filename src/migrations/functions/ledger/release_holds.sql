-- Empties the holds of a subject, or the one that the item names, through `clearing` into available.
-- Refuses with TRANSFER_NOT_FOUND.
CREATE OR REPLACE FUNCTION release_holds(
  ctx posting_context, step posting_step, in_expires_at timestamptz
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  h wallet := step.h;
  award record;
  released bigint := 0;
  last_version bigint;
BEGIN
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, (step.a).id, h.id, ctx.subject_kind,
                                    ctx.subject_id, step.of_wallet, step.of_version) s
      WHERE s.standing > 0 AND s.kind = 'HOLD'
  LOOP
    h := write_transfer(ctx, -award.standing, 'RELEASE', 'clearing', h.id, award.version, h);
    PERFORM mark_undone(ctx.program_id, h.id, award.version, award.points, 0, 0, award.standing);
    released := released + award.standing;
    last_version := award.version;
  END LOOP;
  IF released = 0 THEN
    step.error := 'TRANSFER_NOT_FOUND';
    RETURN step;
  END IF;
  step.h := h;
  step.of_wallet := h.id;
  step.of_version := last_version;
  RETURN award_points(ctx, step, released, 'RELEASE', 'clearing', in_expires_at);
END $$;

SELECT restrict_function('release_holds');
