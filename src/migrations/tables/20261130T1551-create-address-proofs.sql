-- Another mailbox that somebody says is theirs, too: asked for, and confirmed in both (R-U6).

CREATE TABLE auth.address_proof (
  member_id uuid PRIMARY KEY REFERENCES auth.member (id) ON DELETE CASCADE,
  -- the address that they signed in with when they asked
  own_email text NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  -- of the codes that were mailed to the two
  own_code_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  tries_left integer NOT NULL CHECK (tries_left >= 0),
  -- when both codes had been entered
  proven_at timestamptz,
  expires_at timestamptz NOT NULL
);
CREATE INDEX address_proof_past ON auth.address_proof (expires_at);

-- down
DROP TABLE auth.address_proof;
