-- What advocates can care about, as the programme lists it, and who chose what (R-U1).

CREATE TABLE interest (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- the name without what makes no difference: case, width, blanks
  name_key text NOT NULL,
  -- false: nobody chooses it any more; who has it keeps it
  offered boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, name_key)
);

CREATE TABLE advocate_interest (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  interest_id uuid NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, advocate_id, interest_id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id),
  FOREIGN KEY (program_id, interest_id) REFERENCES interest (program_id, id)
);
CREATE INDEX advocate_interest_by_interest
  ON advocate_interest (program_id, interest_id, advocate_id);

-- down
DROP TABLE advocate_interest;
DROP TABLE interest;
