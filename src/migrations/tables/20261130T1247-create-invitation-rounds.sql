-- Advocates are invited many at once (R-U4): what became of each request, as ids and numbers alone,
-- so that the same request sent again has the same answer.

CREATE TABLE invitation_round (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  -- who was invited
  advocate_ids uuid[] NOT NULL,
  -- why others were not, and how many: [{ "outcome": "DECLINED", "count": 1 }]
  refused jsonb NOT NULL,
  PRIMARY KEY (program_id, id)
);

ALTER TABLE membership
  -- what the sender writes to who is invited
  ADD COLUMN invitation_note text CHECK (length(invitation_note) BETWEEN 1 AND 1000);

-- down
ALTER TABLE membership DROP COLUMN invitation_note;
DROP TABLE invitation_round;
