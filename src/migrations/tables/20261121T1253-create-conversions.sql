-- Which deal belongs to which referrals, and how a deal is split between them.

CREATE TABLE deal_link (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  origin text NOT NULL CHECK (origin IN ('PERSON', 'EXTERNAL_ID', 'COMPANY')),
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, deal_id, referral_id)
);
CREATE INDEX deal_link_referral ON deal_link (program_id, referral_id, deal_id);

CREATE TABLE deal_split (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  -- The newest that was declared in time counts; one without shares withdraws those before it.
  version integer NOT NULL,
  declared_at timestamptz NOT NULL,
  declared_by uuid,
  shares jsonb NOT NULL,
  PRIMARY KEY (program_id, deal_id, version)
);

-- What a won deal brought in, and the one referral at which the figures count it.
CREATE TABLE deal_revenue (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  PRIMARY KEY (program_id, deal_id)
);
CREATE INDEX deal_revenue_referral ON deal_revenue (program_id, referral_id);

-- Deals that match too many referrals, or whose company's name says nothing (R-W13).
CREATE TABLE deal_wait (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('TOO_MANY', 'SAYS_NOTHING')),
  candidates integer NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (program_id, deal_id)
);
CREATE INDEX deal_wait_list ON deal_wait (program_id, since, deal_id);

-- Deals of which a person said to which referrals they belong, or that they belong to none (R-W13).
-- Which they are, the links say; a choice that replaces another counts one more.
CREATE TABLE deal_choice (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  chosen_at timestamptz NOT NULL,
  chosen_by uuid,
  version integer NOT NULL,
  PRIMARY KEY (program_id, deal_id)
);

-- down
DROP TABLE deal_choice;
DROP TABLE deal_wait;
DROP TABLE deal_revenue;
DROP TABLE deal_split;
DROP TABLE deal_link;
