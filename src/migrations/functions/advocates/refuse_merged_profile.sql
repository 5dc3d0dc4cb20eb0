-- A row moves to no profile that was merged into another one: who read it before a merge that has just
-- been committed is refused as overtaken (40001), begins again, and finds the other. Waits for a merge
-- that is under way, which has locked the profile. Neither does one come to what is
-- gone with the import that brought it in (R-D7).
CREATE OR REPLACE FUNCTION refuse_merged_profile() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    is_merged boolean;
  BEGIN
    SELECT a.merged_into IS NOT NULL INTO is_merged FROM advocate a
     WHERE a.program_id = NEW.program_id AND a.id = NEW.advocate_id FOR KEY SHARE;
    IF is_merged OR NEW.advocate_id IS NOT NULL AND NOT FOUND THEN
      RAISE EXCEPTION 'A row of % came to a profile that was merged, or is gone', TG_TABLE_NAME
        USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NEW;
  END $$;

SELECT restrict_function('refuse_merged_profile');
