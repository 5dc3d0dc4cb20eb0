-- Files that advocates hand in.

CREATE TABLE file (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL,
  storage_key text NOT NULL,
  thumbnail_key text,
  created_at timestamptz NOT NULL,
  handed_in_at timestamptz,
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX file_advocate ON file (program_id, advocate_id);
CREATE INDEX file_unused ON file (created_at) WHERE handed_in_at IS NULL;

-- How much each advocate uploaded today (UTC), what was refused among it: decoding costs as well.
CREATE TABLE upload_count (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  day date NOT NULL,
  files integer NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (program_id, advocate_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);

-- down
DROP TABLE upload_count;
DROP TABLE file;
