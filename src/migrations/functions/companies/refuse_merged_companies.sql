-- The same for the rows that a statement inserted (`refuse_merged_company`), all at once.
CREATE OR REPLACE FUNCTION refuse_merged_companies() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    is_merged boolean;
    is_gone boolean;
  BEGIN
    WITH named AS MATERIALIZED (
      SELECT DISTINCT n.program_id, n.company_id FROM new_rows n WHERE n.company_id IS NOT NULL
    ), locked AS MATERIALIZED (
      SELECT c.merged_into FROM company c
       WHERE (c.program_id, c.id) IN (SELECT n.program_id, n.company_id FROM named n)
       ORDER BY c.id FOR KEY SHARE
    )
    SELECT bool_or(merged_into IS NOT NULL), count(*) < (SELECT count(*) FROM named)
      INTO is_merged, is_gone FROM locked;
    IF is_merged OR is_gone THEN
      RAISE EXCEPTION 'A row of % came to a company that was merged, or is gone', TG_TABLE_NAME
        USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;

SELECT restrict_function('refuse_merged_companies');
