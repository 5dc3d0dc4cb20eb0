-- The spend of a subject, or the transfer that an item names, with what of it was not given back yet.
CREATE OR REPLACE FUNCTION spend_to_return(ctx posting_context, step posting_step)
RETURNS TABLE (version bigint, points bigint, standing bigint) LANGUAGE sql STABLE AS $$
  SELECT s.version, -s.points, -s.points - coalesce(r.reversed, 0)
    FROM (
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE step.of_version IS NULL AND t.program_id = ctx.program_id
          AND t.wallet_id = (step.a).id
          AND t.subject_id = ctx.subject_id AND t.subject_kind = ctx.subject_kind
      UNION ALL
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE t.program_id = ctx.program_id AND t.wallet_id = step.of_wallet
          AND t.version = step.of_version
    ) s
    LEFT JOIN reversal r
      ON r.program_id = ctx.program_id AND r.wallet_id = (step.a).id AND r.version = s.version
    WHERE s.kind = 'SPEND'
    ORDER BY coalesce(r.reversed, 0), s.version DESC LIMIT 1
$$;

SELECT restrict_function('spend_to_return');
