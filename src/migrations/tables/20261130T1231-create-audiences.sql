-- Who may see and begin something: everyone where there is no row, or what its parts say (R-U3).

CREATE TABLE audience (
  program_id uuid NOT NULL,
  -- what it is the audience of
  owner_kind text NOT NULL CHECK (owner_kind IN ('CHALLENGE', 'REWARD')),
  owner_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (program_id, owner_kind, owner_id)
);

-- A table for each kind of part, so that nothing goes while an audience leans on it.

CREATE TABLE audience_segment (
  program_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('INCLUDE', 'EXCLUDE')),
  segment_id uuid NOT NULL,
  PRIMARY KEY (program_id, owner_kind, owner_id, side, segment_id),
  FOREIGN KEY (program_id, owner_kind, owner_id)
    REFERENCES audience (program_id, owner_kind, owner_id),
  FOREIGN KEY (program_id, segment_id) REFERENCES segment (program_id, id)
);
CREATE INDEX audience_segment_users ON audience_segment (program_id, segment_id);

CREATE TABLE audience_tag (
  program_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('INCLUDE', 'EXCLUDE')),
  tag_id uuid NOT NULL,
  PRIMARY KEY (program_id, owner_kind, owner_id, side, tag_id),
  FOREIGN KEY (program_id, owner_kind, owner_id)
    REFERENCES audience (program_id, owner_kind, owner_id),
  FOREIGN KEY (program_id, tag_id) REFERENCES tag (program_id, id)
);
CREATE INDEX audience_tag_users ON audience_tag (program_id, tag_id);

CREATE TABLE audience_person (
  program_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('INCLUDE', 'EXCLUDE')),
  advocate_id uuid NOT NULL,
  PRIMARY KEY (program_id, owner_kind, owner_id, side, advocate_id),
  FOREIGN KEY (program_id, owner_kind, owner_id)
    REFERENCES audience (program_id, owner_kind, owner_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id)
);

-- down
DROP TABLE audience_person;
DROP TABLE audience_tag;
DROP TABLE audience_segment;
DROP TABLE audience;
