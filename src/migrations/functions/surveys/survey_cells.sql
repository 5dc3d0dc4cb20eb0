-- The cells that one answer counts in: `*`, and an option's id or `other`, a number, a day, or
-- `row:column`. It equals `cellsOf` of survey-results.rules.ts, and a test holds them together.
CREATE OR REPLACE FUNCTION survey_cells(answer jsonb, kind text) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE AS $$
    SELECT '*' WHERE answer IS NOT NULL
    UNION ALL
    SELECT CASE jsonb_typeof(part) WHEN 'string' THEN part #>> '{}' ELSE 'other' END
      FROM jsonb_array_elements(
        CASE jsonb_typeof(answer) WHEN 'array' THEN answer ELSE jsonb_build_array(answer) END
      ) AS part
     WHERE answer IS NOT NULL AND kind IN ('single', 'multiple')
    UNION ALL
    SELECT answer #>> '{}' WHERE answer IS NOT NULL AND kind IN ('scale', 'nps', 'number', 'date')
    UNION ALL
    SELECT key || ':' || value
      FROM jsonb_each_text(CASE WHEN kind = 'matrix' THEN answer ELSE '{}' END)
  $$;

SELECT restrict_function('survey_cells', app => true);
