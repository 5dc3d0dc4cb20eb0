-- Accounts and prospects.

CREATE TABLE company (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key text NOT NULL,
  domain text,
  -- what a person or the CRM said that it is; null: nobody did, and its deals tell it (R-W12)
  kind text CHECK (kind IN ('ACCOUNT', 'PROSPECT')),
  kind_said_by text CHECK (kind_said_by IN ('PERSON', 'CRM')),
  -- the first day on which a deal of it was closed that is won, as deals stand
  won_since date,
  external_id text,
  country text,
  gifts_allowed boolean NOT NULL,
  public_sector boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((kind IS NULL) = (kind_said_by IS NULL)),
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, name_key),
  UNIQUE (program_id, external_id)
);
CREATE INDEX company_domain ON company (program_id, domain) WHERE domain IS NOT NULL;

-- down
DROP TABLE company;
