-- The rows that came to a profile by a merge and are still there go back to the one they came from.
CREATE OR REPLACE FUNCTION give_back_profile(in_merge uuid, in_from uuid, in_to uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  in_program constant uuid := app_program_id();
  here record;
BEGIN
  FOR here IN
    SELECT t.name, t.key_columns FROM advocate_table() t
     WHERE t.name IN (SELECT m.kind FROM profile_merge_row m
                       WHERE m.program_id = in_program AND m.merge_id = in_merge AND m.moved)
  LOOP
    EXECUTE format('UPDATE %I r SET advocate_id = $3 FROM profile_merge_row m
      WHERE r.program_id = $1 AND r.advocate_id = $2 AND m.program_id = $1 AND m.merge_id = $4
        AND m.kind = %L AND m.moved AND m.key = advocate_row_key(to_jsonb(r), $5)',
      here.name, here.name) USING in_program, in_from, in_to, in_merge, here.key_columns;
  END LOOP;
END $$;

SELECT restrict_function('give_back_profile', app => true);
