-- Pictures of challenges and rewards: what staff uploaded, and where it is shown.

CREATE TABLE picture (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  storage_key text NOT NULL,
  thumbnail_key text,
  created_at timestamptz NOT NULL,
  -- what never is goes after a while
  chosen_at timestamptz,
  PRIMARY KEY (program_id, id)
);
CREATE INDEX picture_unused ON picture (created_at) WHERE chosen_at IS NULL;

CREATE TABLE shown_picture (
  program_id uuid NOT NULL,
  -- what it is the picture of
  owner_kind text NOT NULL CHECK (owner_kind IN ('CHALLENGE', 'REWARD')),
  owner_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- null: it was removed
  picture_id uuid,
  -- what it shows; empty where there is none
  alt text NOT NULL,
  -- what it shows in other languages than the programme's
  texts jsonb NOT NULL,
  -- the point that stays in sight where the picture is cut, in hundredths
  focus_x smallint NOT NULL CHECK (focus_x BETWEEN 0 AND 100),
  focus_y smallint NOT NULL CHECK (focus_y BETWEEN 0 AND 100),
  PRIMARY KEY (program_id, owner_kind, owner_id),
  FOREIGN KEY (program_id, picture_id) REFERENCES picture (program_id, id)
);
-- A picture is shown in one place: whoever sees that sees it.
CREATE UNIQUE INDEX shown_picture_once ON shown_picture (program_id, picture_id);

-- down
DROP TABLE shown_picture;
DROP TABLE picture;
