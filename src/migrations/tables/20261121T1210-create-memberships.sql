-- Who belongs to a programme: people with roles, and keys of programs.

CREATE TABLE membership (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  roles text[] NOT NULL
    CHECK (roles <@ ARRAY['advocate', 'marketer', 'sales', 'admin'] AND cardinality(roles) > 0),
  status text NOT NULL CHECK (status IN ('INVITED', 'ACTIVE', 'REMOVED')),
  blurb text,
  invited_name text CHECK (length(invited_name) BETWEEN 1 AND 200),
  invited_by uuid,
  invited_at timestamptz,
  -- how often within thirty days
  invitations integer NOT NULL DEFAULT 0,
  -- since when they want no more of them
  declined_at timestamptz,
  joined_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, member_id)
);
CREATE INDEX membership_member ON membership (member_id);

CREATE TABLE api_key (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  secret_hash bytea NOT NULL,
  hint text NOT NULL,
  roles text[] NOT NULL
    CHECK (roles <@ ARRAY['marketer', 'sales', 'admin'] AND cardinality(roles) > 0),
  created_by uuid,
  created_at timestamptz NOT NULL,
  last_used_on date,
  revoked_at timestamptz,
  PRIMARY KEY (program_id, id)
);

-- down
DROP TABLE api_key;
DROP TABLE membership;
