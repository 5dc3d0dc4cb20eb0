-- Points that end earlier than by themselves, because their owner left the account at which they were
-- earned (R-P7), and the programme's word on that.

ALTER TABLE program ADD COLUMN points_after_leaving text NOT NULL DEFAULT 'KEEP_UNTIL_EXPIRY'
  CHECK (points_after_leaving IN ('KEEP_UNTIL_EXPIRY', 'KEEP_90_DAYS'));

CREATE TABLE point_end (
  program_id uuid NOT NULL,
  -- of what it follows from, such as a former employer
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  -- it holds for points that came before
  earned_before timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX point_end_of_owner ON point_end (program_id, owner_id);

-- The expiry that a lot has by itself, where an end made it earlier; null: none.
CREATE TABLE lot_own_expiry (
  program_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  version bigint NOT NULL,
  expires_at timestamptz,
  PRIMARY KEY (program_id, wallet_id, version)
);

-- What is due to expire.
CREATE INDEX lot_expiring ON lot (program_id, expires_at) WHERE open AND expires_at IS NOT NULL;

-- down
DROP INDEX lot_expiring;
DROP TABLE lot_own_expiry;
DROP TABLE point_end;
ALTER TABLE program DROP COLUMN points_after_leaving;
