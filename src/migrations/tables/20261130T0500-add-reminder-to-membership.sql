-- An invitation is brought to mind once, and ends (R-U4).

ALTER TABLE membership
  -- null where none is due: they were reminded, joined or said no
  ADD COLUMN remind_at timestamptz,
  ADD COLUMN reminded_at timestamptz,
  -- from then on it is accepted no more; null of one from before invitations ended
  ADD COLUMN invitation_ends_at timestamptz;
CREATE INDEX membership_to_remind ON membership (remind_at) WHERE remind_at IS NOT NULL;

-- down
ALTER TABLE membership
  DROP COLUMN remind_at, DROP COLUMN reminded_at, DROP COLUMN invitation_ends_at;
