-- Programmes that are going or gone: who began it, when and what. These rows outlive the programme.

CREATE TABLE program_deletion (
  program_id uuid PRIMARY KEY,
  slug text NOT NULL,
  kind text NOT NULL,
  begun_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  member_id uuid,
  request_id text NOT NULL,
  rows_deleted bigint NOT NULL,
  finished_at timestamptz
);
CREATE INDEX program_deletion_open ON program_deletion (begun_at) WHERE finished_at IS NULL;

-- down
DROP TABLE program_deletion;
