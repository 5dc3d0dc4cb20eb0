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
  -- what staff or the CRM said of it; null: nobody did (R-O2)
  country text CHECK (length(country) = 2),
  gifts_allowed boolean,
  public_sector boolean,
  -- which of the three a person said: the CRM does not overrule those
  stated_by_person text[] NOT NULL DEFAULT '{}',
  facts_version integer NOT NULL DEFAULT 0,
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
