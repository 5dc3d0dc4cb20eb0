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
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX file_advocate ON file (program_id, advocate_id);

-- down
DROP TABLE file;
