-- Sign-in's own schema: people of the installation, outside every programme. Tables are what
-- better-auth's `compileMigrations()` says, less its defaults (a moment is always passed in); ids
-- are UUIDv7, but for a verification's, which better-auth may derive from what it guards.
CREATE SCHEMA auth;

CREATE TABLE auth.member (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL,
  image text,
  language text NOT NULL CHECK (language IN ('en', 'ja', 'id', 'zh-CN')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE auth.session (
  id uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  member_id uuid NOT NULL REFERENCES auth.member (id) ON DELETE CASCADE
);
CREATE INDEX session_member_id_idx ON auth.session (member_id);
CREATE INDEX session_past ON auth.session (expires_at);

CREATE TABLE auth.sign_in_method (
  id uuid PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  member_id uuid NOT NULL REFERENCES auth.member (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text CHECK (password IS NULL),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sign_in_method_member_id_idx ON auth.sign_in_method (member_id);

CREATE TABLE auth.verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verification_identifier_idx ON auth.verification (identifier);
CREATE INDEX verification_past ON auth.verification (expires_at);

CREATE TABLE auth.rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL,
  expire bigint
);

-- down
DROP TABLE auth.rate_limit;
DROP TABLE auth.verification;
DROP TABLE auth.sign_in_method;
DROP TABLE auth.session;
DROP TABLE auth.member;
DROP SCHEMA auth;
