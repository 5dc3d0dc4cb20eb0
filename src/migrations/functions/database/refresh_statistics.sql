-- Lets the application tell the planner what it has just loaded, long before autovacuum would. The
-- owner alone may ANALYZE (PostgreSQL 15 has no right to grant for it).
CREATE OR REPLACE FUNCTION refresh_statistics(in_table text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM schema_object WHERE name = in_table AND kind = 'TABLE') THEN
      RAISE EXCEPTION 'no table of a programme is named %', in_table
        USING ERRCODE = 'undefined_table';
    END IF;
    EXECUTE format('ANALYZE %I', in_table);
  END $$;

SELECT restrict_function('refresh_statistics', app => true);
