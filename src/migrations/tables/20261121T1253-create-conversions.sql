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
  declared_at timestamptz NOT NULL,
  declared_by uuid,
  shares jsonb NOT NULL,
  PRIMARY KEY (program_id, deal_id, declared_at)
);

-- down
DROP TABLE deal_split;
DROP TABLE deal_link;
