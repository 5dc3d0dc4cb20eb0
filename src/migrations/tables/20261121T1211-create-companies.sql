-- Accounts and prospects.

CREATE TABLE company (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key text NOT NULL,
  domain text,
  -- the first day on which a deal of it was closed that is won, as deals stand
  won_since date,
  external_id text CHECK (length(external_id) BETWEEN 1 AND 200),
  country text,
  gifts_allowed boolean NOT NULL,
  public_sector boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, name_key),
  UNIQUE (program_id, external_id)
);
CREATE INDEX company_domain ON company (program_id, domain) WHERE domain IS NOT NULL;

-- What a person, and what the CRM, said that companies are; null: it was taken back. Where neither
-- says it, its deals tell (R-W12). A word that replaces another counts one more.
CREATE TABLE company_kind (
  program_id uuid NOT NULL,
  company_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('PERSON', 'CRM')),
  kind text CHECK (kind IN ('ACCOUNT', 'PROSPECT')),
  stated_at timestamptz NOT NULL,
  stated_by uuid,
  version integer NOT NULL,
  PRIMARY KEY (program_id, company_id, source)
);

-- down
DROP TABLE company_kind;
DROP TABLE company;
