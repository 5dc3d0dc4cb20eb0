-- What staff were told of (R-N3). Whether it still waits, the table of the thing itself says: nothing
-- here has to be closed.

CREATE TABLE staff_notice (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  -- a name that a feature registers (defineStaffNotice)
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
  -- of the thing; no foreign key, because it is of any kind
  subject_id uuid NOT NULL,
  -- since when it waits: a later moment tells of it anew
  since timestamptz NOT NULL,
  told_at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, membership_id, kind, subject_id),
  FOREIGN KEY (program_id, membership_id) REFERENCES membership (program_id, id)
);
CREATE INDEX staff_notice_list ON staff_notice (program_id, membership_id, since DESC, id DESC);
CREATE INDEX staff_notice_subject ON staff_notice (program_id, kind, subject_id);
CREATE INDEX staff_notice_age ON staff_notice USING brin (told_at);

-- down
DROP TABLE staff_notice;
