-- Tags: free labels of a programme, and the advocates and companies that bear them.

CREATE TABLE tag (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- under which two spellings are one tag
  name_key text NOT NULL CHECK (length(name_key) BETWEEN 1 AND 200),
  version integer NOT NULL CHECK (version >= 1),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, name_key)
);

CREATE TABLE advocate_tag (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  tagged_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, advocate_id, tag_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id),
  FOREIGN KEY (program_id, tag_id) REFERENCES tag (program_id, id)
);
CREATE INDEX advocate_tag_bearers ON advocate_tag (program_id, tag_id, advocate_id);

CREATE TABLE company_tag (
  program_id uuid NOT NULL,
  company_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  tagged_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, company_id, tag_id),
  FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id),
  FOREIGN KEY (program_id, tag_id) REFERENCES tag (program_id, id)
);
CREATE INDEX company_tag_bearers ON company_tag (program_id, tag_id, company_id);

-- down
DROP TABLE company_tag;
DROP TABLE advocate_tag;
DROP TABLE tag;
