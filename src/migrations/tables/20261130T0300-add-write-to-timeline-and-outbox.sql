-- The write that made a line or an event: what was decided together is found together (ADR 0035).
-- What was written before has none, and neither has what a process of the release before still writes.

ALTER TABLE timeline ADD COLUMN write_id uuid;
ALTER TABLE outbox ADD COLUMN write_id uuid;

-- down
ALTER TABLE outbox DROP COLUMN write_id;
ALTER TABLE timeline DROP COLUMN write_id;
