-- Changes figures of the programme by what `in_cells` say: [{ measure, slice, day?, key?, part?,
-- closesAt?, value }]. Waits for nobody; `fold_figures` adds it up later.
CREATE OR REPLACE FUNCTION record_figures(in_program uuid, in_cells jsonb) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO measure_change (program_id, cells) VALUES (in_program, in_cells)
$$;

SELECT restrict_function('record_figures', app => true);
