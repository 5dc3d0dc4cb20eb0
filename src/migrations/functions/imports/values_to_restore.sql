-- Of a row that was here before a run of an import: the values that go back to what they were, and whether
-- all do that the run changed. What is not any more as the run left it stays; so does what a person has
-- said of a company, and the profile of who has joined since (R-U1).
CREATE OR REPLACE FUNCTION values_to_restore(in_before jsonb, in_after jsonb, in_now jsonb)
  RETURNS TABLE (restored jsonb, is_whole boolean) LANGUAGE sql IMMUTABLE AS $$
  WITH changed AS (
    SELECT DISTINCT import_group(c) AS columns
      FROM jsonb_object_keys(import_values(in_before || in_after)) c
     WHERE in_before -> c IS DISTINCT FROM in_after -> c
  ), judged AS (
    SELECT g.columns,
           (SELECT bool_and(in_now -> c IS NOT DISTINCT FROM in_after -> c) FROM unnest(g.columns) c)
             AND NOT coalesce(in_now -> 'stated_by_person' ? stated_field(g.columns[1]), false)
             AND NOT (in_now ? 'joined_at' AND NOT in_after ? 'joined_at') AS stands
      FROM changed g
  )
  SELECT coalesce((SELECT jsonb_object_agg(c, in_before -> c) FROM judged j, unnest(j.columns) c
                    WHERE j.stands), '{}'),
         coalesce((SELECT bool_and(j.stands) FROM judged j), true)
$$;

SELECT restrict_function('values_to_restore');
