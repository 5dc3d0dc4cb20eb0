-- Adds to how much of a transfer no longer stands, under its owner's lock: reversed (taken back or
-- owed), written off (borne by the company, R-P3), released (a hold that became available points).
CREATE OR REPLACE FUNCTION mark_undone(
  in_program uuid, in_wallet uuid, in_version bigint, in_points bigint,
  in_reversed bigint, in_written_off bigint, in_released bigint
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO reversal AS r VALUES
    (in_program, in_wallet, in_version, in_points, in_reversed, in_written_off, in_released)
    ON CONFLICT (program_id, wallet_id, version) DO UPDATE SET
      reversed = r.reversed + excluded.reversed,
      written_off = r.written_off + excluded.written_off,
      released = r.released + excluded.released
$$;

SELECT restrict_function('mark_undone');
