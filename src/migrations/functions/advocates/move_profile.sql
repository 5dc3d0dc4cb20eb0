-- What leans on one profile comes to another one of the same person (R-U6). Returns each row, and whether
-- it came: where the other has such a row already (the same challenge, tag, link), that one stays, and
-- this one waits where it is. The caller has locked both profiles.
CREATE OR REPLACE FUNCTION move_profile(in_from uuid, in_to uuid)
  RETURNS TABLE (kind text, key jsonb, moved boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  in_program constant uuid := app_program_id();
  here record;
  one record;
BEGIN
  FOR here IN SELECT t.* FROM advocate_table() t LOOP
    kind := here.name;
    IF here.is_unique THEN
      FOR one IN EXECUTE format('SELECT %s AS key, r.ctid AS place FROM %I r
        WHERE r.program_id = $1 AND r.advocate_id = $2 ORDER BY 1', here.row_key, here.name)
        USING in_program, in_from
      LOOP
        key := one.key;
        BEGIN
          EXECUTE format('UPDATE %I SET advocate_id = $1 WHERE ctid = $2', here.name)
            USING in_to, one.place;
          moved := true;
        EXCEPTION WHEN unique_violation THEN
          moved := false;
        END;
        RETURN NEXT;
      END LOOP;
    ELSE
      RETURN QUERY EXECUTE format('UPDATE %I r SET advocate_id = $3
        WHERE r.program_id = $1 AND r.advocate_id = $2 RETURNING %L::text, %s, true',
        here.name, here.name, here.row_key) USING in_program, in_from, in_to;
    END IF;
  END LOOP;
END $$;

SELECT restrict_function('move_profile', app => true);
