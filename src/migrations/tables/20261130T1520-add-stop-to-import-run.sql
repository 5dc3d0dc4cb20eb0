-- Somebody asked a run that is under way to stop: its process looks for it while it works.

ALTER TABLE import_run ADD COLUMN stop_requested boolean NOT NULL DEFAULT false;

-- down
ALTER TABLE import_run DROP COLUMN stop_requested;
