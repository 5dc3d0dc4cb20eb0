-- Moving a sandbox's clock: what was asked and how far it got.

-- While the clock moves, its mover tells the programme's events in the order of their moments;
-- the relay leaves them alone until this real moment, which a mover that died does not renew.
ALTER TABLE program ADD COLUMN clock_held_until timestamptz;

CREATE TABLE clock_advance (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL CHECK (to_at > from_at),
  done_until timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'FAILED')),
  happened integer NOT NULL CHECK (happened >= 0),
  requested_by uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE UNIQUE INDEX clock_advance_running ON clock_advance (program_id)
  WHERE status = 'RUNNING';
CREATE INDEX clock_advance_list ON clock_advance (program_id, created_at, id);

-- down
DROP TABLE clock_advance;
ALTER TABLE program DROP COLUMN clock_held_until;
