-- When a scheduled challenge opens by itself, and when one that is open ends by itself.

ALTER TABLE challenge
  ADD COLUMN opens_at timestamptz,
  ADD COLUMN closes_at timestamptz,
  ADD CONSTRAINT challenge_opens_at CHECK ((status = 'SCHEDULED') = (opens_at IS NOT NULL)),
  ADD CONSTRAINT challenge_closes_at CHECK (closes_at > opens_at);
CREATE INDEX challenge_to_open ON challenge (opens_at) WHERE status = 'SCHEDULED';
CREATE INDEX challenge_to_close ON challenge (closes_at)
  WHERE status IN ('LIVE', 'PAUSED') AND closes_at IS NOT NULL;

-- down
DROP INDEX challenge_to_close;
DROP INDEX challenge_to_open;
ALTER TABLE challenge
  DROP CONSTRAINT challenge_closes_at,
  DROP CONSTRAINT challenge_opens_at,
  DROP COLUMN closes_at,
  DROP COLUMN opens_at;
