-- Surveys: named answers and drafts. Anonymous answers will lie in tables of their own, which share no
-- key with these (R-S1).

CREATE TABLE survey_response (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  submission_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  challenge_version integer NOT NULL,
  stage integer NOT NULL CHECK (stage >= 1),
  answers jsonb NOT NULL,
  file_ids uuid[] NOT NULL,
  submitted_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, submission_id),
  FOREIGN KEY (program_id, submission_id) REFERENCES submission (program_id, id),
  FOREIGN KEY (program_id, challenge_id, challenge_version)
    REFERENCES challenge_version (program_id, challenge_id, version),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX survey_response_list ON survey_response
  (program_id, challenge_id, stage, challenge_version, submitted_at DESC, id DESC);
CREATE INDEX survey_response_advocate ON survey_response (program_id, advocate_id);

CREATE TABLE survey_draft (
  program_id uuid NOT NULL,
  participation_id uuid NOT NULL,
  stage integer NOT NULL CHECK (stage >= 1),
  advocate_id uuid NOT NULL,
  answers jsonb NOT NULL,
  stopped_at text,
  version integer NOT NULL CHECK (version >= 1),
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, participation_id, stage),
  FOREIGN KEY (program_id, participation_id) REFERENCES participation (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);

-- down
DROP TABLE survey_draft;
DROP TABLE survey_response;
