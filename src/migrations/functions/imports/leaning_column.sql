-- Every column that leads to an advocate, a company or a tag: by its name, by a foreign key, and the few
-- that have another name. Found in the catalogue, so that no table can be forgotten (R-D7). That a
-- referral was here and was taken back leans on nobody.
CREATE OR REPLACE FUNCTION leaning_column(in_kind text)
  RETURNS TABLE (name text, column_name text) LANGUAGE sql STABLE AS $$
  SELECT c.relname::text, a.attname::text
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
     AND c.relname <> 'referral_taken_back'
     AND (a.attname = lower(in_kind) || '_id'
          OR a.attname <> 'program_id' AND EXISTS (
            SELECT FROM pg_constraint f
             WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.confrelid = lower(in_kind)::regclass
               AND a.attnum = ANY (f.conkey))
          OR (in_kind, c.relname::text, a.attname::text) IN (VALUES
            ('ADVOCATE', 'advocate', 'merged_into'),
            ('ADVOCATE', 'profile_merge', 'merged_id'),
            ('ADVOCATE', 'profile_merge', 'survivor_id'),
            ('ADVOCATE', 'wallet', 'owner_id'),
            ('ADVOCATE', 'wallet_lead', 'leads_to'),
            ('ADVOCATE', 'wallet_lead', 'owner_id'),
            ('COMPANY', 'company', 'merged_into'),
            ('COMPANY', 'company_merge', 'merged_id'),
            ('COMPANY', 'company_merge', 'survivor_id'),
            ('COMPANY', 'two_companies', 'one_id'),
            ('COMPANY', 'two_companies', 'other_id')))
   ORDER BY 1, 2
$$;

SELECT restrict_function('leaning_column');
