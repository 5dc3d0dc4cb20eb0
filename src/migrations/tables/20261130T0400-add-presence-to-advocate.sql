-- Whether an advocate is here: their first own act, and their break (ADR 0037).

ALTER TABLE advocate
  -- when they first did something for the programme by themselves; whoever is here since is ACTIVE
  ADD COLUMN first_act_at timestamptz,
  -- whose word a break is
  ADD COLUMN paused_from text CHECK (paused_from IN ('ADVOCATE', 'STAFF')),
  -- the day on which they are back, and its first instant in their time zone; null: until they say
  ADD COLUMN back_on date,
  ADD COLUMN resumes_at timestamptz,
  ADD CONSTRAINT advocate_pauses CHECK ((status = 'PAUSED') = (paused_from IS NOT NULL)),
  ADD CONSTRAINT advocate_comes_back
    CHECK ((back_on IS NULL) = (resumes_at IS NULL) AND (resumes_at IS NULL OR status = 'PAUSED'));
CREATE INDEX advocate_on_break ON advocate (resumes_at) WHERE resumes_at IS NOT NULL;

-- down
ALTER TABLE advocate
  DROP COLUMN first_act_at, DROP COLUMN paused_from, DROP COLUMN back_on, DROP COLUMN resumes_at;
