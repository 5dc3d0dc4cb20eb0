-- Rows of this table are facts, decisions or postings: never changed, deleted or emptied, by anybody.
-- Of a table that records what happened for a while, rows of `recorded_at` may go after so many days.
CREATE OR REPLACE FUNCTION make_append_only(in_table text, may_go_after_days integer DEFAULT NULL)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OR DELETE ON %I
    FOR EACH ROW EXECUTE FUNCTION refuse_change(%s)', in_table || '_is_append_only', in_table,
    coalesce(quote_literal(may_go_after_days::text), ''));
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE TRUNCATE ON %I
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', in_table || '_is_never_truncated', in_table);
END $$;

SELECT restrict_function('make_append_only');
