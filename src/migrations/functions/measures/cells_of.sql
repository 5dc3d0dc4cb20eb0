-- The cells of a document as `record_figures` takes it, one row each.
CREATE OR REPLACE FUNCTION cells_of(in_cells jsonb)
RETURNS TABLE (measure text, slice text, day date, key text, part text, closes_at timestamptz, value bigint)
LANGUAGE sql STABLE AS $$
  SELECT c.measure, c.slice, coalesce(c.day, '-infinity'), coalesce(c.key, ''), coalesce(c.part, ''),
         coalesce(c."closesAt", '-infinity'), c.value
    FROM jsonb_to_recordset(in_cells) AS c (measure text, slice text, day date, key text, part text,
      "closesAt" timestamptz, value bigint)
$$;

SELECT restrict_function('cells_of', app => true, jobs => true);
