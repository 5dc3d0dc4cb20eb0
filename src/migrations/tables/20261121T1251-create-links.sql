-- Advocates' personal addresses and what could claim a referral.

CREATE TABLE link (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]{8,16}$'),
  created_at timestamptz NOT NULL,
  -- of which no row is kept any more
  past_clicks integer NOT NULL DEFAULT 0,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, advocate_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);

CREATE TABLE touch (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  link_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CLICK', 'SUBMISSION')),
  touched_at timestamptz NOT NULL,
  referral_id uuid,
  won boolean NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX touch_link ON touch (program_id, link_id, touched_at);
CREATE INDEX touch_age ON touch USING brin (touched_at);
CREATE INDEX touch_referral ON touch (program_id, referral_id) WHERE referral_id IS NOT NULL;

-- down
DROP TABLE touch;
DROP TABLE link;
