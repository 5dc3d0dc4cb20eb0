-- What a row says, apart from how often it was changed.
CREATE OR REPLACE FUNCTION import_values(in_image jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT in_image - ARRAY['version', 'facts_version']
$$;

SELECT restrict_function('import_values');
