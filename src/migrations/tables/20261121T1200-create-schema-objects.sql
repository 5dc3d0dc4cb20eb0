-- What the access files say of each object: who may do what with it. `migrate` grants from it.

CREATE TABLE schema_object (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('SCHEMA', 'TABLE', 'VIEW', 'FUNCTION')),
  program_key text,
  app_privileges text,
  jobs_privileges text
);

-- down
DROP TABLE schema_object;
