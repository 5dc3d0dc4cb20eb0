-- The catalogue, its gift codes (encrypted, R-R5), redemptions and who revealed what when.

CREATE TABLE reward (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'LIVE', 'PAUSED', 'ARCHIVED')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  description text NOT NULL,
  terms text,
  texts jsonb NOT NULL,
  price_points bigint NOT NULL CHECK (price_points > 0),
  unit_cost_minor bigint CHECK (unit_cost_minor >= 0),
  currency text,
  fulfilment text NOT NULL CHECK (fulfilment IN ('GIFT_CODE')),
  stock integer NOT NULL CHECK (stock >= 0),
  per_advocate_limit integer CHECK (per_advocate_limit > 0),
  is_gift boolean NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX reward_list ON reward (program_id, price_points, id);

CREATE TABLE redemption (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  reward_id uuid NOT NULL,
  reward_version integer NOT NULL,
  advocate_id uuid NOT NULL,
  price_points bigint NOT NULL CHECK (price_points > 0),
  status text NOT NULL CHECK (status IN
    ('REQUESTED', 'APPROVED', 'FULFILLING', 'FULFILLED', 'REJECTED', 'CANCELLED', 'FAILED')),
  requested_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  reason_code text CHECK (reason_code IN
    ('NOT_ELIGIBLE', 'GIFTS_NOT_ALLOWED', 'OUT_OF_STOCK', 'SUSPECTED_FRAUD', 'OTHER')),
  reason_text text,
  fulfilled_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, reward_id) REFERENCES reward (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX redemption_list ON redemption (program_id, requested_at, id);
CREATE INDEX redemption_advocate ON redemption (program_id, advocate_id, requested_at, id);
CREATE INDEX redemption_queue ON redemption (program_id, requested_at, id)
  WHERE status = 'REQUESTED';
CREATE INDEX redemption_reward ON redemption (program_id, reward_id, advocate_id);

CREATE TABLE gift_code (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  reward_id uuid NOT NULL,
  key_id text NOT NULL,
  ciphertext bytea NOT NULL,
  code_hash bytea NOT NULL,
  redemption_id uuid,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, reward_id, code_hash),
  UNIQUE (program_id, redemption_id),
  FOREIGN KEY (program_id, reward_id) REFERENCES reward (program_id, id),
  FOREIGN KEY (program_id, redemption_id) REFERENCES redemption (program_id, id)
);
CREATE INDEX gift_code_free ON gift_code (program_id, reward_id, id) WHERE redemption_id IS NULL;

CREATE TABLE reveal (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  redemption_id uuid NOT NULL,
  revealed_by uuid NOT NULL,
  revealed_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, redemption_id) REFERENCES redemption (program_id, id)
);
CREATE INDEX reveal_redemption ON reveal (program_id, redemption_id, revealed_at);

-- down
DROP TABLE reveal;
DROP TABLE gift_code;
DROP TABLE redemption;
DROP TABLE reward;
