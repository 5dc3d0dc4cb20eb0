-- Two profiles of one person that they said are one (R-U6): the merged one leads to the other. What came
-- to the survivor by it is written down row by row, so that it can be taken back.

ALTER TABLE advocate
  -- the profile that is meant by this one: itself merged into none
  ADD COLUMN merged_into uuid,
  ADD CONSTRAINT advocate_is_not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX advocate_merged_into ON advocate (program_id, merged_into)
  WHERE merged_into IS NOT NULL;

CREATE TABLE profile_merge (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  merged_id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  -- what the merged one was until then, a break aside: it is that again when this is taken back
  merged_status text NOT NULL
    CHECK (merged_status IN ('NOMINATED', 'INVITED', 'JOINED', 'ACTIVE')),
  merged_at timestamptz NOT NULL,
  merged_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  PRIMARY KEY (program_id, id)
);
-- A profile is merged once, until it is taken back.
CREATE UNIQUE INDEX profile_merge_that_stands ON profile_merge (program_id, merged_id)
  WHERE taken_back_at IS NULL;
CREATE INDEX profile_merge_of_survivor ON profile_merge (program_id, survivor_id, merged_at);

CREATE TABLE profile_merge_row (
  program_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  -- the table
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 63),
  -- its primary key, of ids and codes, without programme and advocate
  key jsonb NOT NULL,
  -- it came to the survivor; false: there was one already, and it waits where it was
  moved boolean NOT NULL,
  PRIMARY KEY (program_id, merge_id, kind, key)
);

-- The wallet of a merged profile is empty: its points are at the survivor's, and what is posted for
-- its own history passes through it. A wallet leads to one that leads nowhere.
CREATE TABLE wallet_lead (
  program_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  leads_to uuid NOT NULL,
  PRIMARY KEY (program_id, owner_id),
  CHECK (leads_to <> owner_id)
);
CREATE INDEX wallet_lead_to ON wallet_lead (program_id, leads_to);

ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check, ADD CONSTRAINT transfer_kind_check
  CHECK (kind IN ('EARN', 'SPEND', 'REVERSAL', 'RETURN', 'EXPIRE', 'ADJUST', 'HOLD', 'RELEASE',
    'REPAY', 'MOVE'));

-- down
ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check, ADD CONSTRAINT transfer_kind_check
  CHECK (kind IN ('EARN', 'SPEND', 'REVERSAL', 'RETURN', 'EXPIRE', 'ADJUST', 'HOLD', 'RELEASE',
    'REPAY'));
DROP TABLE wallet_lead;
DROP TABLE profile_merge_row;
DROP TABLE profile_merge;
DROP INDEX advocate_merged_into;
ALTER TABLE advocate
  DROP CONSTRAINT advocate_is_not_merged_into_itself,
  DROP COLUMN merged_into;
