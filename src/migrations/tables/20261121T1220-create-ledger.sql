-- The ledger: wallets, immutable transfers that hold both legs, lots and their use, posting keys.
-- Points and balances stay inside what JavaScript holds exactly. No foreign keys: they would cost
-- more than half of the speed, and every row is written by one function under one lock.

CREATE TABLE wallet (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('available', 'held', 'owed')),
  balance bigint NOT NULL CHECK (abs(balance) <= 9007199254740991),
  version bigint NOT NULL CHECK (version >= 0),
  lifetime bigint NOT NULL CHECK (lifetime >= 0),
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, owner_id, kind),
  CONSTRAINT wallet_never_below_zero
    CHECK (kind = 'owed' AND balance <= 0 OR kind <> 'owed' AND balance >= 0)
) WITH (fillfactor = 70);

CREATE TABLE transfer (
  program_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  id uuid NOT NULL,
  posting_id uuid NOT NULL,
  points bigint NOT NULL CHECK (points <> 0),
  balance_after bigint NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  origin_wallet_id uuid,
  origin_version bigint,
  subject_id uuid,
  subject_kind text,
  kind text NOT NULL CHECK (kind IN
    ('EARN', 'SPEND', 'REVERSAL', 'RETURN', 'EXPIRE', 'ADJUST', 'HOLD', 'RELEASE', 'REPAY')),
  counter text NOT NULL
    CHECK (counter IN ('issued', 'redeemed', 'expired', 'adjusted', 'clearing')),
  rule text NOT NULL,
  PRIMARY KEY (program_id, wallet_id, version),
  CHECK ((origin_wallet_id IS NULL) = (origin_version IS NULL)),
  CHECK (kind NOT IN ('REVERSAL', 'RETURN', 'RELEASE') OR origin_version IS NOT NULL)
);
CREATE INDEX transfer_subject ON transfer (program_id, subject_id)
  WHERE subject_id IS NOT NULL;

CREATE TABLE reversal (
  program_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  version bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  reversed bigint NOT NULL CHECK (reversed >= 0),
  written_off bigint NOT NULL CHECK (written_off >= 0),
  released bigint NOT NULL CHECK (released >= 0),
  PRIMARY KEY (program_id, wallet_id, version),
  CONSTRAINT never_more_than_it_was CHECK (reversed + written_off + released <= points)
);

CREATE TABLE posting_key (
  program_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL,
  posting_id uuid NOT NULL,
  wallet_id uuid,
  version bigint,
  points bigint NOT NULL,
  owed bigint NOT NULL,
  written_off bigint NOT NULL,
  balance_after bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, key)
);

CREATE TABLE lot (
  program_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  version bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  remaining bigint NOT NULL CHECK (remaining BETWEEN 0 AND points),
  expires_at timestamptz,
  open boolean NOT NULL CHECK (open = (remaining > 0)),
  PRIMARY KEY (program_id, wallet_id, version)
) WITH (fillfactor = 85);
CREATE INDEX lot_open ON lot (program_id, wallet_id, expires_at, version) WHERE open;

CREATE TABLE lot_use (
  program_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  version bigint NOT NULL,
  lot_version bigint NOT NULL,
  points bigint NOT NULL CHECK (points <> 0),
  PRIMARY KEY (program_id, wallet_id, version, lot_version)
);

-- What the functions of the ledger hand to each other, and what they answer. A step is one item:
-- its owner's wallets before and after, the transfer that it names, the rows that it adds, the
-- transfer that a later item may name by its key, and what is answered.
CREATE TYPE posting_context AS (
  program_id uuid, posting_id uuid, subject_id uuid, subject_kind text, rule text,
  occurred_at timestamptz, recorded_at timestamptz
);
CREATE TYPE posting_item AS (
  seq bigint, id uuid, key text, op text, owner uuid, points bigint, subject_kind text, subject_id uuid,
  rule text, origin_key text, policy text, expires_at timestamptz, occurred_at timestamptz
);
CREATE TYPE posting_step AS (
  a wallet, h wallet, o wallet, of_wallet uuid, of_version bigint,
  transfer transfer, lot lot, uses lot_use[], wallet_id uuid, version bigint,
  points bigint, owed bigint, written_off bigint, error text, available bigint, needed bigint
);
CREATE TYPE posting_result AS (
  item bigint, posting_id uuid, replayed boolean, points bigint, owed bigint, written_off bigint,
  balance_after bigint, error text, available bigint, needed bigint
);

-- down
DROP TYPE posting_result;
DROP TYPE posting_step;
DROP TYPE posting_item;
DROP TYPE posting_context;
DROP TABLE lot_use;
DROP TABLE lot;
DROP TABLE posting_key;
DROP TABLE reversal;
DROP TABLE transfer;
DROP TABLE wallet;
