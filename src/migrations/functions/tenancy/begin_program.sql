-- Enters a programme for this transaction, and answers the two halves of its now (R-T3). One that is being
-- deleted is closed to everybody; who writes holds a lock on it that `purge_program` waits for.
CREATE OR REPLACE FUNCTION begin_program(in_program uuid)
  RETURNS TABLE (real_now timestamptz, offset_ms bigint) LANGUAGE plpgsql AS $$
  DECLARE
    entered record;
  BEGIN
    PERFORM set_config('app.program_id', in_program::text, true);
    IF current_setting('transaction_read_only') = 'off' THEN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('programme ' || in_program::text, 0));
    END IF;
    SELECT p.clock_offset_ms, p.deleting INTO entered FROM program p WHERE p.id = in_program;
    IF entered.deleting THEN
      RAISE EXCEPTION 'This programme is being deleted' USING ERRCODE = 'GT002';
    END IF;
    RETURN QUERY SELECT clock_timestamp(), entered.clock_offset_ms;
  END $$;

SELECT restrict_function('begin_program', app => true, jobs => true);
