-- A row as a run of an import keeps it.
CREATE OR REPLACE FUNCTION import_image(in_row jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(in_row) - 'program_id'
$$;

SELECT restrict_function('import_image');
