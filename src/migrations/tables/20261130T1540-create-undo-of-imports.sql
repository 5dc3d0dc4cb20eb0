-- A run of an import can be undone (R-D7): what it left, and what was taken back.

ALTER TABLE import_run
  -- how much it left in the programme that can be taken back, and how much of that is
  ADD COLUMN traces integer NOT NULL DEFAULT 0,
  ADD COLUMN undone integer NOT NULL DEFAULT 0,
  ADD COLUMN undone_at timestamptz,
  ADD COLUMN undone_by uuid,
  -- UndoAhead in src/features/imports/undo/undo.rules.ts; null: nobody asked yet
  ADD COLUMN undo_ahead jsonb,
  DROP CONSTRAINT import_run_state_check,
  ADD CONSTRAINT import_run_state_check CHECK
    (state IN ('UPLOADED', 'WAITING', 'RUNNING', 'READY', 'DONE', 'STOPPED', 'UNDONE')),
  DROP CONSTRAINT import_run_task_check,
  ADD CONSTRAINT import_run_task_check CHECK
    (task IN ('PREVIEW', 'IMPORT', 'PREVIEW_UNDO', 'UNDO')),
  -- While somebody looks what an undo would do, the run keeps why it stopped.
  DROP CONSTRAINT import_run_stop,
  ADD CONSTRAINT import_run_stop CHECK
    (CASE WHEN stop_reason IS NULL THEN state <> 'STOPPED'
          ELSE state = 'STOPPED' OR task = 'PREVIEW_UNDO' END);

DROP INDEX import_run_kept;
CREATE INDEX import_run_kept ON import_run (created_at)
  WHERE part_ids <> '{}' OR findings IS NOT NULL OR traces > 0;

-- What a run left: written with it, in the same transaction, and kept for as long as its rows.
CREATE TABLE import_trace (
  program_id uuid NOT NULL,
  run_id uuid NOT NULL,
  -- REFERRAL: it brought this one in; AWARD: it let this one earn points; DEAL: it reported this one
  kind text NOT NULL CHECK (kind IN ('REFERRAL', 'AWARD', 'DEAL')),
  subject_id uuid NOT NULL,
  -- DEAL: the facts that it reported
  fact_ids text[] NOT NULL,
  -- DEAL: as it was described before; null: the run brought it in
  before jsonb,
  taken_back boolean NOT NULL DEFAULT false,
  PRIMARY KEY (program_id, run_id, kind, subject_id),
  FOREIGN KEY (program_id, run_id) REFERENCES import_run (program_id, id)
);

-- Reports that do not count any more: the facts stay where they are.
CREATE TABLE deal_fact_taken_back (
  program_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  source text NOT NULL,
  fact_id text NOT NULL,
  taken_back_at timestamptz NOT NULL,
  -- the membership or the key; null: the command line
  taken_back_by uuid,
  PRIMARY KEY (program_id, deal_id, source, fact_id)
);

-- Referrals that a run brought in and that were taken back with it: no list has them any more. Whom
-- they were about is gone with them; lines of a statement still lead here.
CREATE TABLE referral_taken_back (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  taken_back_at timestamptz NOT NULL,
  taken_back_by uuid,
  PRIMARY KEY (program_id, id)
);

-- down
DROP TABLE referral_taken_back;
DROP TABLE deal_fact_taken_back;
DROP TABLE import_trace;
DROP INDEX import_run_kept;
CREATE INDEX import_run_kept ON import_run (created_at)
  WHERE part_ids <> '{}' OR findings IS NOT NULL;
ALTER TABLE import_run
  DROP CONSTRAINT import_run_stop,
  DROP CONSTRAINT import_run_task_check,
  DROP CONSTRAINT import_run_state_check,
  ADD CONSTRAINT import_run_state_check CHECK
    (state IN ('UPLOADED', 'WAITING', 'RUNNING', 'READY', 'DONE', 'STOPPED')),
  ADD CONSTRAINT import_run_task_check CHECK (task IN ('PREVIEW', 'IMPORT')),
  ADD CONSTRAINT import_run_stop CHECK ((stop_reason IS NOT NULL) = (state = 'STOPPED')),
  DROP COLUMN undo_ahead,
  DROP COLUMN undone_by,
  DROP COLUMN undone_at,
  DROP COLUMN undone,
  DROP COLUMN traces;
