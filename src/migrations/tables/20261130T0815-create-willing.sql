-- What advocates offered to do (R-U1): one row for each kind that was ever said, with its last word.

CREATE TABLE willing (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('REFERENCE_CALL', 'QUOTE', 'CASE_STUDY', 'LOGO', 'SPEAKING',
    'PUBLIC_REVIEW', 'BETA')),
  -- a day of the programme's zone
  said_on date NOT NULL,
  source text NOT NULL CHECK (source IN ('ADVOCATE', 'STAFF', 'IMPORT')),
  -- the last day on which it stands, and the first instant after it
  ends_on date NOT NULL,
  ends_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  taken_back_at timestamptz,
  PRIMARY KEY (program_id, advocate_id, kind),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id),
  CHECK (said_on <= ends_on)
);
CREATE INDEX willing_standing ON willing (program_id, kind, ends_at) INCLUDE (advocate_id)
  WHERE taken_back_at IS NULL;

-- for how long a word stands that is said from now on
ALTER TABLE program ADD COLUMN willing_years integer NOT NULL DEFAULT 2
  CHECK (willing_years BETWEEN 1 AND 10);

-- down
DROP TABLE willing;
ALTER TABLE program DROP COLUMN willing_years;
