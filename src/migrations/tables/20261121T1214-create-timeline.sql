-- The one timeline. `seq` orders rows of one moment; `inputs` holds ids, dates, numbers and codes
-- only (R-A5).

CREATE TABLE timeline (
  program_id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind ~ '^[A-Z][A-Z0-9_]*$'),
  subject_id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  rule text NOT NULL,
  rule_version smallint NOT NULL,
  outcome text NOT NULL,
  inputs jsonb NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_role text,
  audience text NOT NULL CHECK (audience IN ('ADVOCATE', 'STAFF')),
  PRIMARY KEY (program_id, subject_kind, subject_id, seq)
);

-- down
DROP TABLE timeline;
