-- Rows of this table lean on advocates by `advocate_id`, and never come to one whose profile was merged.
-- What is inserted is checked by the statement, for an import inserts thousands of rows.
CREATE OR REPLACE FUNCTION keep_off_merged_profiles(in_table text)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT ON %I
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_merged_profiles()', in_table || '_comes_to_no_merged_profile', in_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER UPDATE OF advocate_id ON %I
    FOR EACH ROW WHEN (NEW.advocate_id IS DISTINCT FROM OLD.advocate_id)
    EXECUTE FUNCTION refuse_merged_profile()', in_table || '_moves_to_no_merged_profile', in_table);
END $$;

SELECT restrict_function('keep_off_merged_profiles');
