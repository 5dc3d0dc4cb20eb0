-- Advocates, members or not yet.

CREATE TABLE advocate (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid,
  external_id text CHECK (length(external_id) BETWEEN 1 AND 200),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text CHECK (length(email) <= 254),
  language text NOT NULL CHECK (language IN ('en', 'ja', 'id', 'zh-CN')),
  time_zone text NOT NULL,
  -- whose word it is; PROGRAM: nobody's yet, it is the programme's
  time_zone_from text NOT NULL DEFAULT 'PROGRAM'
    CHECK (time_zone_from IN ('PROGRAM', 'BROWSER', 'ADVOCATE', 'STAFF')),
  company_id uuid,
  status text NOT NULL
    CHECK (status IN ('NOMINATED', 'INVITED', 'JOINED', 'ACTIVE', 'PAUSED', 'LEFT')),
  contact_member_id uuid,
  joined_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, member_id),
  UNIQUE (program_id, external_id),
  UNIQUE (program_id, email),
  FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id)
);
CREATE INDEX advocate_by_name ON advocate (program_id, name, id);

-- down
DROP TABLE advocate;
