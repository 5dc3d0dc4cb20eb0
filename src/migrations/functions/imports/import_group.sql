-- Columns that say one thing together: they are taken back together, or not at all.
CREATE OR REPLACE FUNCTION import_group(in_column text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN in_column IN ('revenue_minor', 'revenue_currency')
      THEN ARRAY['revenue_minor', 'revenue_currency']
    WHEN in_column IN ('language', 'language_from') THEN ARRAY['language', 'language_from']
    WHEN in_column IN ('time_zone', 'time_zone_from', 'resumes_at')
      THEN ARRAY['time_zone', 'time_zone_from', 'resumes_at']
    WHEN in_column IN ('company_id', 'employed_since') THEN ARRAY['company_id', 'employed_since']
    ELSE ARRAY[in_column]
  END
$$;

SELECT restrict_function('import_group');
