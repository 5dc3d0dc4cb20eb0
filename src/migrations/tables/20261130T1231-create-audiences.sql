-- Who may see and begin something: everyone where there is no row, or what the parts say (R-U3).

CREATE TABLE audience (
  program_id uuid NOT NULL,
  -- what it is the audience of
  owner_kind text NOT NULL CHECK (owner_kind IN ('CHALLENGE', 'REWARD')),
  owner_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (program_id, owner_kind, owner_id)
);

CREATE TABLE audience_part (
  program_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('INCLUDE', 'EXCLUDE')),
  kind text NOT NULL CHECK (kind IN ('SEGMENT', 'TAG', 'PERSON')),
  part_id uuid NOT NULL,
  -- the part by its kind, so that nothing goes while an audience leans on it
  segment_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'SEGMENT' THEN part_id END) STORED,
  tag_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'TAG' THEN part_id END) STORED,
  advocate_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'PERSON' THEN part_id END) STORED,
  PRIMARY KEY (program_id, owner_kind, owner_id, side, kind, part_id),
  FOREIGN KEY (program_id, owner_kind, owner_id)
    REFERENCES audience (program_id, owner_kind, owner_id),
  FOREIGN KEY (program_id, segment_id) REFERENCES segment (program_id, id),
  FOREIGN KEY (program_id, tag_id) REFERENCES tag (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);
CREATE INDEX audience_part_users ON audience_part (program_id, kind, part_id);

-- down
DROP TABLE audience_part;
DROP TABLE audience;
