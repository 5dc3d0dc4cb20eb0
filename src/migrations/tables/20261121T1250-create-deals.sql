-- Deals and their facts, which are only ever added (R-T2).

CREATE TABLE deal (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  external_id text CHECK (length(external_id) BETWEEN 1 AND 200),
  referral_external_id text CHECK (length(referral_external_id) BETWEEN 1 AND 200),
  name text CHECK (length(name) <= 200),
  company_id uuid,
  owner_member_id uuid,
  stage text NOT NULL CHECK (stage IN ('OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED')),
  closed_on date,
  -- Ninety of the largest still add up to a number that JavaScript holds exactly.
  amount_minor bigint CHECK (amount_minor BETWEEN 0 AND 100000000000000),
  currency text,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, external_id)
);
CREATE INDEX deal_list ON deal (program_id, created_at DESC, id);
CREATE INDEX deal_company ON deal (program_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deal_won ON deal (program_id, company_id, closed_on)
  WHERE stage = 'WON' AND closed_on IS NOT NULL;
CREATE INDEX deal_waiting ON deal (program_id, referral_external_id)
  WHERE referral_external_id IS NOT NULL;

CREATE TABLE deal_fact (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  fact_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED')),
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  source text NOT NULL,
  source_version bigint,
  payload jsonb NOT NULL,
  PRIMARY KEY (program_id, deal_id, source, fact_id)
);

-- down
DROP TABLE deal_fact;
DROP TABLE deal;
