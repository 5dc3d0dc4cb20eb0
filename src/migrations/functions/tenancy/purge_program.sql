-- Deletes a batch of a programme that is `deleting`, what refers to other tables first, and returns how
-- many rows went. Where nothing was left the programme itself goes, and null is returned. Who writes in
-- it holds the lock that `begin_program` takes: the first batch waits for the last of them.
CREATE OR REPLACE FUNCTION purge_program(in_program uuid, in_limit integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    object record;
    gone bigint := 0;
    batch bigint;
  BEGIN
    PERFORM set_config('app.program_id', in_program::text, true);
    IF NOT EXISTS (SELECT FROM program p WHERE p.id = in_program) THEN
      RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM program p WHERE p.id = in_program AND p.deleting) THEN
      RAISE EXCEPTION 'Only a programme that is being deleted can be purged' USING ERRCODE = 'GT001';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('programme ' || in_program::text, 0));
    FOR object IN SELECT t.name, t.program_key FROM program_table t
      WHERE t.name NOT IN ('program', 'program_deletion') ORDER BY t.depth DESC, t.name
    LOOP
      EXECUTE format('DELETE FROM %1$I WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM %1$I WHERE %2$I = $1 LIMIT $2))', object.name, object.program_key)
        USING in_program, in_limit - gone;
      GET DIAGNOSTICS batch = ROW_COUNT;
      gone := gone + batch;
      IF gone >= in_limit THEN
        RETURN gone;
      END IF;
    END LOOP;
    IF gone = 0 THEN
      DELETE FROM program WHERE id = in_program;
      RETURN NULL;
    END IF;
    RETURN gone;
  END $$;

SELECT restrict_function('purge_program', jobs => true);
