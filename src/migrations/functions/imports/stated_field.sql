-- The fact of a company that a column holds, as `stated_by_person` names it.
CREATE OR REPLACE FUNCTION stated_field(in_column text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN in_column LIKE 'revenue%' THEN 'revenue'
    ELSE left(in_column, 1) || substr(replace(initcap(replace(in_column, '_', ' ')), ' ', ''), 2) END
$$;

SELECT restrict_function('stated_field');
