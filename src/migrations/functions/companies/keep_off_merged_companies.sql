-- Rows of this table lean on companies by `company_id`, and never on one that was merged. What is
-- inserted is checked by the statement, for an import inserts thousands of rows.
CREATE OR REPLACE FUNCTION keep_off_merged_companies(in_table text)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT ON %I
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_merged_companies()', in_table || '_comes_to_no_merged_company', in_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER UPDATE OF company_id ON %I
    FOR EACH ROW WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id)
    EXECUTE FUNCTION refuse_merged_company()', in_table || '_moves_to_no_merged_company', in_table);
END $$;

SELECT restrict_function('keep_off_merged_companies');
