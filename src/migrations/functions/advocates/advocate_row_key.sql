-- What tells a row of a table from others of one advocate: the values of these columns.
CREATE OR REPLACE FUNCTION advocate_row_key(in_row jsonb, in_columns text[])
  RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(c, in_row -> c), '{}') FROM unnest(in_columns) c
$$;

SELECT restrict_function('advocate_row_key');
