-- By these a start sees whether its secrets are those that the data was written with. One row; each
-- mark is a keyed hash of a text that everybody knows, and tells nothing of its secret.

CREATE TABLE secret_mark (
  installation smallint PRIMARY KEY CHECK (installation = 1),
  session bytea NOT NULL,
  code bytea NOT NULL,
  hash bytea NOT NULL,
  recorded_at timestamptz NOT NULL
);

-- down
DROP TABLE secret_mark;
