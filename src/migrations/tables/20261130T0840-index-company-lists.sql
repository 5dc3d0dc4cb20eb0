-- What the list of companies is ordered by and counts.

CREATE INDEX company_by_name ON company (program_id, name, id);
CREATE INDEX company_by_owner ON company (program_id, owner_id, name, id)
  WHERE owner_id IS NOT NULL;
CREATE INDEX company_by_country ON company (program_id, country, name, id)
  WHERE country IS NOT NULL;
CREATE INDEX company_by_renewal ON company (program_id, coalesce(renews_on, '9999-12-31'::date), id);
CREATE INDEX company_newest ON company (program_id, created_at DESC, id DESC);
CREATE INDEX advocate_company ON advocate (program_id, company_id) WHERE company_id IS NOT NULL;

-- down
DROP INDEX advocate_company;
DROP INDEX company_newest;
DROP INDEX company_by_renewal;
DROP INDEX company_by_country;
DROP INDEX company_by_owner;
DROP INDEX company_by_name;
