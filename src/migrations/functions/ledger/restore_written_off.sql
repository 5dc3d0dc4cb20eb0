-- Awards first what the company bore before: the advocate still has those points. Answers how much.
CREATE OR REPLACE FUNCTION restore_written_off(
  ctx posting_context, in_points bigint, in_available uuid, in_held uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  award record;
  part bigint;
  restored bigint := 0;
BEGIN
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, in_available, in_held, ctx.subject_kind,
                                    ctx.subject_id, NULL, NULL) s
      WHERE s.written_off > 0
  LOOP
    EXIT WHEN restored = in_points;
    part := least(award.written_off, in_points - restored);
    UPDATE reversal r SET written_off = r.written_off - part
      WHERE r.program_id = ctx.program_id AND r.wallet_id = award.wallet_id AND r.version = award.version;
    restored := restored + part;
  END LOOP;
  RETURN restored;
END $$;

SELECT restrict_function('restore_written_off');
