-- What leans on one profile comes to another one of the same person (R-U6). Returns each row, and whether
-- it came: where the other has such a row already (the same challenge, tag, link), that one stays, and
-- this one waits where it is. The caller has locked both profiles.
CREATE OR REPLACE FUNCTION move_profile(in_from uuid, in_to uuid)
  RETURNS TABLE (kind text, key jsonb, moved boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  in_program constant uuid := app_program_id();
  here record;
  place tid;
BEGIN
  FOR here IN SELECT t.name, t.key_columns, t.is_unique FROM advocate_table() t LOOP
    kind := here.name;
    IF here.is_unique THEN
      FOR key, place IN EXECUTE format(
        'SELECT advocate_row_key(to_jsonb(r), $3), r.ctid FROM %I r
          WHERE r.program_id = $1 AND r.advocate_id = $2 ORDER BY 1', here.name)
        USING in_program, in_from, here.key_columns
      LOOP
        BEGIN
          EXECUTE format('UPDATE %I SET advocate_id = $1 WHERE ctid = $2', here.name)
            USING in_to, place;
          moved := true;
        EXCEPTION WHEN unique_violation THEN
          moved := false;
        END;
        RETURN NEXT;
      END LOOP;
    ELSE
      RETURN QUERY EXECUTE format(
        'UPDATE %I r SET advocate_id = $3 WHERE r.program_id = $1 AND r.advocate_id = $2
          RETURNING %L::text, advocate_row_key(to_jsonb(r), $4), true', here.name, here.name)
        USING in_program, in_from, in_to, here.key_columns;
    END IF;
  END LOOP;
END $$;

SELECT restrict_function('move_profile', app => true);
