-- What every write leaves behind: audit, events, keys of retried mutations.

CREATE TABLE audit (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  program_now timestamptz NOT NULL,
  operation text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  member_id uuid,
  actor_role text,
  on_behalf_of uuid,
  request_id text NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX audit_age ON audit USING brin (recorded_at);

CREATE TABLE outbox (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  version smallint NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  claimed_until timestamptz,
  sent_at timestamptz,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX outbox_unsent ON outbox (due_at, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE idempotency_key (
  program_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  operation text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL,
  result_type text,
  result_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, actor_id, operation, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- down
DROP TABLE idempotency_key;
DROP TABLE outbox;
DROP TABLE audit;
