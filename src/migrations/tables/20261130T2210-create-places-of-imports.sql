-- R-D4: a column of a file orders the rows of one id. What was told of an id, and where in that
-- order: an older row of a later file does not overrule it.

CREATE TABLE import_place (
  program_id uuid NOT NULL,
  -- a name of src/features/imports/runs/import-kinds.ts
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  -- moments and versions are no one order
  unit text NOT NULL CHECK (unit IN ('MOMENT', 'VERSION')),
  -- a keyed hash of what the row is known by
  key bytea NOT NULL,
  -- milliseconds, or the version
  place double precision NOT NULL,
  -- the run that told it: undone, it told nothing
  run_id uuid NOT NULL,
  -- what the row said: what it left empty stays as an older row said it
  parts text[] NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, kind, unit, key, place, run_id)
);
CREATE INDEX import_place_run ON import_place (program_id, run_id);

ALTER TABLE import_run ADD COLUMN superseded integer NOT NULL DEFAULT 0;
ALTER TABLE import_row
  DROP CONSTRAINT import_row_outcome_check,
  ADD CONSTRAINT import_row_outcome_check
    CHECK (outcome IN ('IMPORTED', 'CORRECTED', 'UNCHANGED', 'SUPERSEDED', 'REFUSED'));

-- down
DELETE FROM import_row WHERE outcome = 'SUPERSEDED';
ALTER TABLE import_row
  DROP CONSTRAINT import_row_outcome_check,
  ADD CONSTRAINT import_row_outcome_check
    CHECK (outcome IN ('IMPORTED', 'CORRECTED', 'UNCHANGED', 'REFUSED'));
ALTER TABLE import_run DROP COLUMN superseded;
DROP TABLE import_place;
