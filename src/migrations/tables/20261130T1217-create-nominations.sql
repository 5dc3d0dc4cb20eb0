-- Whom staff named as an advocate, and why (R-U4): the last word about each.

CREATE TABLE nomination (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  -- a membership or a key
  nominated_by uuid,
  nominated_at timestamptz NOT NULL,
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 2000),
  PRIMARY KEY (program_id, advocate_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX nomination_by ON nomination (program_id, nominated_by);

-- when an invitation was last brought to mind, as the timeline tells it: it tells it once
ALTER TABLE advocate ADD COLUMN reminded_at timestamptz;

-- down
ALTER TABLE advocate DROP COLUMN reminded_at;
DROP TABLE nomination;
