-- The same for the rows that a statement inserted (`refuse_merged_profile`), all at once.
CREATE OR REPLACE FUNCTION refuse_merged_profiles() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    is_merged boolean;
    is_gone boolean;
  BEGIN
    WITH named AS MATERIALIZED (
      SELECT DISTINCT n.program_id, n.advocate_id FROM new_rows n WHERE n.advocate_id IS NOT NULL
    ), locked AS MATERIALIZED (
      SELECT a.merged_into FROM advocate a
       WHERE (a.program_id, a.id) IN (SELECT n.program_id, n.advocate_id FROM named n)
       ORDER BY a.id FOR KEY SHARE
    )
    SELECT bool_or(merged_into IS NOT NULL), count(*) < (SELECT count(*) FROM named)
      INTO is_merged, is_gone FROM locked;
    IF is_merged OR is_gone THEN
      RAISE EXCEPTION 'A row of % came to a profile that was merged, or is gone', TG_TABLE_NAME
        USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;

SELECT restrict_function('refuse_merged_profiles');
