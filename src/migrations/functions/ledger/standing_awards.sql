-- Lists the awards of a subject, or the one transfer named by `in_of_*`, with what still stands of
-- each: those of a hold first, because nobody misses pending points, then the latest first.
CREATE OR REPLACE FUNCTION standing_awards(
  in_program uuid, in_available uuid, in_held uuid, in_subject_kind text, in_subject_id uuid,
  in_of_wallet uuid, in_of_version bigint
) RETURNS TABLE (
  wallet_id uuid, version bigint, points bigint, kind text, standing bigint, written_off bigint
) LANGUAGE sql STABLE AS $$
  SELECT f.wallet_id, f.version, f.points, f.kind,
         f.points - coalesce(r.reversed + r.written_off + r.released, 0), coalesce(r.written_off, 0)
    FROM (
      SELECT t.program_id, t.wallet_id, t.version, t.points, t.kind, t.recorded_at FROM transfer t
        WHERE in_of_version IS NULL AND t.program_id = in_program AND t.subject_id = in_subject_id
          AND t.subject_kind = in_subject_kind AND t.wallet_id IN (in_available, in_held)
          AND t.kind IN ('EARN', 'RELEASE', 'HOLD') AND t.points > 0
      UNION ALL
      SELECT t.program_id, t.wallet_id, t.version, t.points, t.kind, t.recorded_at FROM transfer t
        WHERE t.program_id = in_program AND t.wallet_id = in_of_wallet AND t.version = in_of_version
          AND t.kind IN ('EARN', 'RELEASE', 'HOLD', 'ADJUST') AND t.points > 0
    ) f
    LEFT JOIN reversal r
      ON r.program_id = in_program AND r.wallet_id = f.wallet_id AND r.version = f.version
    ORDER BY (f.kind = 'HOLD') DESC, f.recorded_at DESC, f.version DESC
$$;

SELECT restrict_function('standing_awards');
