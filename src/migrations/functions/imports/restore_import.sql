-- Makes advocates and companies that were here before a run of an import what they were: each value that is
-- still as the run left it. How many went back, and how many stay; `is_merged`: of one that was merged into
-- another since nothing goes back. `is_own`: what an advocate says of themselves is another.
CREATE OR REPLACE FUNCTION restore_import(in_run uuid, in_kind text, in_ids uuid[])
  RETURNS TABLE (id uuid, changed integer, kept integer, is_merged boolean, is_own boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  main constant text := lower(in_kind);
  one record;
  went boolean;
BEGIN
  id := NULL;
  FOR one IN
    SELECT c.subject_id, c.kind, c.key, c.before, c.after, c.now, s.image AS subject,
           v.restored, v.is_whole
      FROM import_changes_of(in_run, in_kind, in_ids) c
      LEFT JOIN import_rows(main, in_ids) s ON s.subject_id = c.subject_id
      LEFT JOIN LATERAL values_to_restore(c.before, c.after, c.now) v
        ON c.kind = main AND c.before IS NOT NULL
     ORDER BY c.subject_id
  LOOP
    IF one.subject_id IS DISTINCT FROM id THEN
      IF id IS NOT NULL THEN
        RETURN NEXT;
      END IF;
      id := one.subject_id;
      changed := 0;
      kept := 0;
      is_merged := coalesce(one.subject ? 'merged_into', false);
      is_own := false;
    END IF;
    CONTINUE WHEN is_merged OR one.subject IS NULL;
    IF one.kind = main THEN
      went := one.restored <> '{}' AND restore_values(in_kind, id, one.restored);
      kept := kept + (NOT (went AND one.is_whole))::int;
    ELSE
      went := import_values(one.now) IS NOT DISTINCT FROM import_values(one.after)
        AND NOT (one.kind = 'domain_of_company'
                 AND coalesce(one.subject -> 'stated_by_person' ? 'domains', false))
        AND restore_row(one.kind, one.now, one.before);
      kept := kept + (NOT went)::int;
    END IF;
    changed := changed + went::int;
    is_own := is_own OR went AND one.kind NOT IN ('advocate_attribute', 'advocate_tag');
  END LOOP;
  IF id IS NOT NULL THEN
    RETURN NEXT;
  END IF;
END $$;

SELECT restrict_function('restore_import', app => true);
