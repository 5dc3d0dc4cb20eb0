-- Runs of imports: who imported which file by which mapping, and what became of its rows (R-D7).

CREATE TABLE import_run (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  -- a name of src/features/imports/runs/import-kinds.ts
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  origin text NOT NULL CHECK (origin IN ('PORTAL', 'CLI')),
  state text NOT NULL
    CHECK (state IN ('UPLOADED', 'WAITING', 'RUNNING', 'READY', 'DONE', 'STOPPED')),
  -- what was requested last: a dry run, or the import itself
  task text CHECK (task IN ('PREVIEW', 'IMPORT')),
  -- the membership, or the key, that uploaded or started it; null: the command line
  by_id uuid,
  -- real moments, also where a sandbox's clock was moved
  created_at timestamptz NOT NULL,
  begun_at timestamptz,
  ended_at timestamptz,
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  sha256 bytea NOT NULL,
  -- the file's bytes, in their order; none: they are gone, or were never ours
  part_ids uuid[] NOT NULL,
  delimiter text,
  -- the file's columns; null: nobody has looked yet
  header jsonb,
  -- of the columns in any order: by it a mapping is proposed for the next file
  header_key bytea,
  mapping jsonb,
  awards_points boolean NOT NULL,
  takes_back boolean NOT NULL,
  up_to_row integer NOT NULL CHECK (up_to_row >= 1),
  -- of the file that was read
  permille integer NOT NULL CHECK (permille BETWEEN 0 AND 1000),
  rows_read integer NOT NULL,
  imported integer NOT NULL,
  corrected integer NOT NULL,
  unchanged integer NOT NULL,
  refused integer NOT NULL,
  points_awarded bigint NOT NULL,
  points_taken_back bigint NOT NULL,
  stop_reason text,
  -- TAKES_POINTS_BACK: how many
  stop_points bigint,
  stop_referrals integer,
  -- FindingsOfRun in src/features/imports/runs/import-findings.rules.ts
  findings jsonb,
  PRIMARY KEY (program_id, id),
  CONSTRAINT import_run_task CHECK (task IS NOT NULL OR state = 'UPLOADED'),
  CONSTRAINT import_run_stop CHECK ((stop_reason IS NOT NULL) = (state = 'STOPPED'))
);
CREATE INDEX import_run_newest ON import_run (program_id, created_at DESC, id DESC);
CREATE INDEX import_run_header ON import_run (program_id, header_key, created_at DESC)
  WHERE header_key IS NOT NULL AND mapping IS NOT NULL;
CREATE INDEX import_run_open ON import_run (created_at) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX import_run_kept ON import_run (created_at)
  WHERE part_ids <> '{}' OR findings IS NOT NULL;

-- Rows of a run that people look at: all that were refused, and the first of each other outcome.
CREATE TABLE import_row (
  program_id uuid NOT NULL,
  run_id uuid NOT NULL,
  -- as a spreadsheet counts
  row_no integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('IMPORTED', 'CORRECTED', 'UNCHANGED', 'REFUSED')),
  -- a sentence; null unless it was refused
  reason text,
  -- as they stand in the file
  fields jsonb NOT NULL,
  -- column, before, after; null unless it was corrected
  changes jsonb,
  PRIMARY KEY (program_id, run_id, row_no),
  FOREIGN KEY (program_id, run_id) REFERENCES import_run (program_id, id)
);
CREATE INDEX import_row_outcome ON import_row (program_id, run_id, outcome, row_no);

-- down
DROP TABLE import_row;
DROP TABLE import_run;
