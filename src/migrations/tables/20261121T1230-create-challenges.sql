-- Challenges with immutable published versions (R-C1), participations, submissions, decisions.

CREATE TABLE challenge (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  status text NOT NULL
    CHECK (status IN ('DRAFT', 'SCHEDULED', 'LIVE', 'PAUSED', 'CLOSED', 'ARCHIVED')),
  draft jsonb NOT NULL,
  live_version integer,
  created_by uuid,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX challenge_list ON challenge (program_id, status, created_at DESC, id);

CREATE TABLE challenge_version (
  program_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  definition jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  published_by uuid,
  PRIMARY KEY (program_id, challenge_id, version),
  FOREIGN KEY (program_id, challenge_id) REFERENCES challenge (program_id, id)
);

CREATE TABLE participation (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  challenge_version integer NOT NULL,
  advocate_id uuid NOT NULL,
  recurrence integer NOT NULL CHECK (recurrence >= 1),
  status text NOT NULL CHECK (status IN
    ('STARTED', 'IN_PROGRESS', 'COMPLETED', 'ABANDONED', 'CLOSED_BY_PROGRAM')),
  started_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, challenge_id, advocate_id, recurrence),
  FOREIGN KEY (program_id, challenge_id, challenge_version)
    REFERENCES challenge_version (program_id, challenge_id, version),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX participation_advocate ON participation (program_id, advocate_id, started_at DESC, id);

CREATE TABLE submission (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  participation_id uuid NOT NULL,
  stage integer NOT NULL CHECK (stage >= 1),
  status text NOT NULL CHECK (status IN
    ('DRAFT', 'SUBMITTED', 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED', 'WITHDRAWN')),
  final boolean NOT NULL,
  text text,
  link text,
  file_ids uuid[] NOT NULL,
  disclosure_accepted boolean NOT NULL,
  submitted_at timestamptz,
  decision_no integer NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, participation_id, stage),
  FOREIGN KEY (program_id, participation_id) REFERENCES participation (program_id, id)
);
CREATE INDEX submission_queue ON submission (program_id, submitted_at, id)
  WHERE status = 'SUBMITTED';

CREATE TABLE decision (
  program_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  decision_no integer NOT NULL CHECK (decision_no > 0),
  kind text NOT NULL CHECK (kind IN ('APPROVE', 'REQUEST_CHANGES', 'REJECT', 'TAKE_BACK')),
  reason_code text CHECK (reason_code IN
    ('INVALID_PROOF', 'DUPLICATE', 'OUT_OF_WINDOW', 'CRITERIA_NOT_MET', 'OTHER')),
  message text,
  final boolean NOT NULL,
  points bigint NOT NULL CHECK (points >= 0),
  decided_by uuid,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, submission_id, decision_no),
  FOREIGN KEY (program_id, submission_id) REFERENCES submission (program_id, id)
);

-- down
DROP TABLE decision;
DROP TABLE submission;
DROP TABLE participation;
DROP TABLE challenge_version;
DROP TABLE challenge;
