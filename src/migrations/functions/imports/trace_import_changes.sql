-- Each advocate, company or tag that a run touches is one trace of it, and counted with the run.
CREATE OR REPLACE FUNCTION trace_import_changes() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    WITH fresh AS (
      INSERT INTO import_trace (program_id, run_id, kind, subject_id, fact_ids)
      SELECT DISTINCT n.program_id, n.run_id, n.subject_kind, n.subject_id, '{}'::text[]
        FROM new_rows n
      ON CONFLICT DO NOTHING RETURNING program_id, run_id
    ), counted AS (
      SELECT f.program_id, f.run_id, count(*) AS traces FROM fresh f GROUP BY 1, 2
    )
    UPDATE import_run r SET traces = r.traces + c.traces FROM counted c
     WHERE r.program_id = c.program_id AND r.id = c.run_id;
    RETURN NULL;
  END $$;

SELECT restrict_function('trace_import_changes');
