-- Corrections of the wording of published versions: they reach everybody who is on the version (R-C1).

CREATE TABLE challenge_correction (
  program_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  version integer NOT NULL,
  correction_no integer NOT NULL CHECK (correction_no > 0),
  definition jsonb NOT NULL,
  corrected_at timestamptz NOT NULL,
  corrected_by uuid,
  PRIMARY KEY (program_id, challenge_id, version, correction_no),
  FOREIGN KEY (program_id, challenge_id, version)
    REFERENCES challenge_version (program_id, challenge_id, version)
);

-- down
DROP TABLE challenge_correction;
