-- Enters a programme for this transaction, and answers the two halves of its now (R-T3).
CREATE OR REPLACE FUNCTION begin_program(in_program uuid)
  RETURNS TABLE (real_now timestamptz, offset_ms bigint) LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('app.program_id', in_program::text, true);
    RETURN QUERY SELECT clock_timestamp(),
      (SELECT p.clock_offset_ms FROM program p WHERE p.id = in_program);
  END $$;

SELECT restrict_function('begin_program', app => true, jobs => true);
