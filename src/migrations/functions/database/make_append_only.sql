-- Rows of this table are facts, decisions or postings: never changed, deleted or emptied, by anybody.
CREATE OR REPLACE FUNCTION make_append_only(in_table text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OR DELETE ON %I
    FOR EACH ROW EXECUTE FUNCTION refuse_change()', in_table || '_is_append_only', in_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE TRUNCATE ON %I
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', in_table || '_is_never_truncated', in_table);
END $$;

SELECT restrict_function('make_append_only');
