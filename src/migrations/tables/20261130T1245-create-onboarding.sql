-- What advocates are offered first, in order. By challenge, not by version: a new version stays on it.

CREATE TABLE onboarding_path (
  program_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 0),
  PRIMARY KEY (program_id)
);

CREATE TABLE onboarding_step (
  program_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  days_after_joining integer NOT NULL CHECK (days_after_joining BETWEEN 0 AND 3650),
  PRIMARY KEY (program_id, challenge_id),
  UNIQUE (program_id, position),
  FOREIGN KEY (program_id) REFERENCES onboarding_path (program_id),
  FOREIGN KEY (program_id, challenge_id) REFERENCES challenge (program_id, id)
);

-- down
DROP TABLE onboarding_step;
DROP TABLE onboarding_path;
