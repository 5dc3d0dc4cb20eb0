-- Empties a programme, what refers to other tables first. While it is `deleting`, `refuse_change` lets
-- its rows go.
CREATE OR REPLACE FUNCTION purge_program(in_program uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    object record;
  BEGIN
    IF app_program_id() IS DISTINCT FROM in_program THEN
      RAISE EXCEPTION 'Only the programme of this transaction can be purged';
    END IF;
    UPDATE program SET deleting = true WHERE id = in_program;
    FOR object IN SELECT t.name, t.program_key FROM program_table t
      WHERE t.name <> 'program' ORDER BY t.depth DESC
    LOOP
      EXECUTE format('DELETE FROM %I WHERE %I = $1', object.name, object.program_key)
        USING in_program;
    END LOOP;
    DELETE FROM program WHERE id = in_program;
  END $$;

SELECT restrict_function('purge_program', app => true);
