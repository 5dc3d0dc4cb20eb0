-- Empties the holds of a subject through `clearing`.
CREATE OR REPLACE FUNCTION release_holds(
  ctx posting_context, in_available uuid, in_of_wallet uuid, in_of_version bigint, INOUT h wallet,
  OUT released bigint, OUT of_version bigint
) LANGUAGE plpgsql AS $$
DECLARE
  award record;
BEGIN
  released := 0;
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, in_available, h.id, ctx.subject_kind,
                                    ctx.subject_id, in_of_wallet, in_of_version) s
      WHERE s.standing > 0 AND s.kind = 'HOLD'
  LOOP
    h := write_transfer(ctx, -award.standing, 'RELEASE', 'clearing', h.id, award.version, h);
    PERFORM mark_undone(ctx.program_id, h.id, award.version, award.points, 0, 0, award.standing);
    released := released + award.standing;
    of_version := award.version;
  END LOOP;
END $$;

SELECT restrict_function('release_holds');
