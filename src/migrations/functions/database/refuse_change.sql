-- Refuses UPDATE, DELETE and TRUNCATE for everyone; rows of a programme being purged may go, and those
-- that are older than the days of the trigger, where it has any.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
      SELECT FROM program_state p WHERE p.program_id = OLD.program_id AND p.deleting
    ) THEN
      RETURN OLD;
    END IF;
    IF TG_OP = 'DELETE' AND TG_NARGS > 0 AND (to_jsonb(OLD) ->> 'recorded_at')::timestamptz
      < clock_timestamp() - make_interval(days => TG_ARGV[0]::integer)
    THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION '% on %: rows of this table are never changed or deleted; record a correction instead', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'GT001';
  END $$;

SELECT restrict_function('refuse_change');
