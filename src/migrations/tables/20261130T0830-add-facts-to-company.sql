-- What staff, or the CRM, say of a company (R-O2), and the domains by which it is known (R-O1).

ALTER TABLE company
  -- a membership: who looks after it
  ADD COLUMN owner_id uuid,
  -- what it brings in a year, in the smallest unit of the currency
  ADD COLUMN revenue_minor bigint CHECK (revenue_minor BETWEEN 0 AND 100000000000000),
  ADD COLUMN revenue_currency text CHECK (revenue_currency ~ '^[A-Z]{3}$'),
  ADD COLUMN customer_since date,
  ADD COLUMN renews_on date,
  ADD COLUMN industry text CHECK (length(industry) BETWEEN 1 AND 100),
  ADD COLUMN employees integer CHECK (employees > 0),
  ADD CONSTRAINT company_revenue_is_money
    CHECK ((revenue_minor IS NULL) = (revenue_currency IS NULL));

-- A domain is of one company: who is first keeps it. A company has several: its column `domain`, from
-- before, was never written and is read by nobody.
DROP INDEX company_domain;
CREATE TABLE domain_of_company (
  program_id uuid NOT NULL,
  domain text NOT NULL CHECK (length(domain) BETWEEN 3 AND 253),
  company_id uuid NOT NULL,
  PRIMARY KEY (program_id, domain),
  FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id)
);
CREATE INDEX domain_of_company_by_company ON domain_of_company (program_id, company_id);

-- down
DROP TABLE domain_of_company;
CREATE INDEX company_domain ON company (program_id, domain) WHERE domain IS NOT NULL;
ALTER TABLE company
  DROP CONSTRAINT company_revenue_is_money,
  DROP COLUMN owner_id, DROP COLUMN revenue_minor, DROP COLUMN revenue_currency,
  DROP COLUMN customer_since, DROP COLUMN renews_on, DROP COLUMN industry, DROP COLUMN employees;
