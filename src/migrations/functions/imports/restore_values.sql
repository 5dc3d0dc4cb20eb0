-- Some values of an advocate or a company become what they were before a run of an import: those that
-- imports change. A company that was merged since is the one that is meant by it now. False where a company
-- is gone.
CREATE OR REPLACE FUNCTION restore_values(in_kind text, in_id uuid, in_restored jsonb)
  RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  in_program constant uuid := app_program_id();
  told jsonb := in_restored;
BEGIN
  IF in_kind = 'COMPANY' THEN
    UPDATE company c SET facts_version = c.facts_version + 1,
       (external_id, country, gifts_allowed, public_sector, owner_id, revenue_minor, revenue_currency,
        customer_since, renews_on, industry, employees) = (
          SELECT n.external_id, n.country, n.gifts_allowed, n.public_sector, n.owner_id, n.revenue_minor,
                 n.revenue_currency, n.customer_since, n.renews_on, n.industry, n.employees
            FROM jsonb_populate_record(c, told) n)
     WHERE c.program_id = in_program AND c.id = in_id;
    RETURN true;
  END IF;
  IF told ->> 'company_id' IS NOT NULL THEN
    SELECT told || jsonb_build_object('company_id', coalesce(c.merged_into, c.id)) INTO told
      FROM company c WHERE c.program_id = in_program AND c.id = (told ->> 'company_id')::uuid;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
  END IF;
  UPDATE advocate a SET version = a.version + 1,
     (name, email, external_id, language, language_from, time_zone, time_zone_from, resumes_at, company_id,
      employed_since) = (
        SELECT n.name, n.email, n.external_id, n.language, n.language_from, n.time_zone, n.time_zone_from,
               n.resumes_at, n.company_id, n.employed_since
          FROM jsonb_populate_record(a, told) n)
   WHERE a.program_id = in_program AND a.id = in_id;
  RETURN true;
END $$;

SELECT restrict_function('restore_values');
