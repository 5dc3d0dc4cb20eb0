-- Another address to sign in with: asked for, and confirmed in both mailboxes; and the addresses that
-- somebody signed in with before, which stay theirs (R-C5, R-W6).

CREATE TABLE auth.address_change (
  member_id uuid PRIMARY KEY REFERENCES auth.member (id) ON DELETE CASCADE,
  former_email text NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  -- of the codes that were mailed to the two
  former_code_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  tries_left integer NOT NULL CHECK (tries_left >= 0),
  expires_at timestamptz NOT NULL
);
CREATE INDEX address_change_past ON auth.address_change (expires_at);

CREATE TABLE auth.former_address (
  member_id uuid NOT NULL REFERENCES auth.member (id) ON DELETE CASCADE,
  email text NOT NULL,
  changed_at timestamptz NOT NULL,
  -- when their programmes had learned of it
  followed_at timestamptz,
  -- when somebody is to see to it that programmes and the former mailbox learn of it; null: they have
  follow_at timestamptz,
  PRIMARY KEY (member_id, email)
);
CREATE INDEX former_address_email ON auth.former_address (email);
CREATE INDEX former_address_to_follow ON auth.former_address (follow_at) WHERE follow_at IS NOT NULL;

-- down
DROP TABLE auth.former_address;
DROP TABLE auth.address_change;
