-- A company that is another one stands no more by itself: its names and ids lead to the other (R-O1).
-- What was merged, by whom, and each row that came to the other by it, so that it can be taken back.

ALTER TABLE company
  -- the company that is meant by this one: itself merged into none
  ADD COLUMN merged_into uuid,
  ADD CONSTRAINT company_is_not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX company_merged_into ON company (program_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE company_merge (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  merged_id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  merged_at timestamptz NOT NULL,
  -- null: a machine
  merged_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  PRIMARY KEY (program_id, id)
);
-- A company is merged once, until it is taken back.
CREATE UNIQUE INDEX company_merge_that_stands ON company_merge (program_id, merged_id)
  WHERE taken_back_at IS NULL;
CREATE INDEX company_merge_of_survivor ON company_merge (program_id, survivor_id, merged_at);

CREATE TABLE company_merge_row (
  program_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  -- what it is, as its feature calls it
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  -- its key within the kind
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 253),
  PRIMARY KEY (program_id, merge_id, kind, key)
);

-- down
DROP TABLE company_merge_row;
DROP TABLE company_merge;
DROP INDEX company_merged_into;
ALTER TABLE company
  DROP CONSTRAINT company_is_not_merged_into_itself,
  DROP COLUMN merged_into;
