-- Accounts and prospects.

CREATE TABLE company (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key text NOT NULL,
  domain text,
  kind text NOT NULL CHECK (kind IN ('ACCOUNT', 'PROSPECT')),
  external_id text,
  country text,
  gifts_allowed boolean NOT NULL,
  public_sector boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, name_key),
  UNIQUE (program_id, external_id)
);
CREATE INDEX company_domain ON company (program_id, domain) WHERE domain IS NOT NULL;

-- down
DROP TABLE company;
