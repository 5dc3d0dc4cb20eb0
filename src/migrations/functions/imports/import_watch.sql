-- The tables whose rows describe an advocate, a company or a tag as a file does, and the column that says
-- which one: what a run of an import changes in them can be taken back (R-D7).
CREATE OR REPLACE FUNCTION import_watch()
  RETURNS TABLE (name text, subject_kind text, subject_column text) LANGUAGE sql IMMUTABLE AS $$
  VALUES ('advocate', 'ADVOCATE', 'id'),
         ('advocate_attribute', 'ADVOCATE', 'advocate_id'),
         ('advocate_interest', 'ADVOCATE', 'advocate_id'),
         ('advocate_tag', 'ADVOCATE', 'advocate_id'),
         ('former_employer', 'ADVOCATE', 'advocate_id'),
         ('willing', 'ADVOCATE', 'advocate_id'),
         ('company', 'COMPANY', 'id'),
         ('company_attribute', 'COMPANY', 'company_id'),
         ('company_kind', 'COMPANY', 'company_id'),
         ('company_tag', 'COMPANY', 'company_id'),
         ('domain_of_company', 'COMPANY', 'company_id'),
         ('tag', 'TAG', 'id')
$$;

SELECT restrict_function('import_watch');
