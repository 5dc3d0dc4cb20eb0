-- Since when advocates work for their company, and for whom they worked before (R-P7, R-U1). For whom
-- they work now stays advocate.company_id.

ALTER TABLE advocate
  ADD COLUMN employed_since date,
  ADD CONSTRAINT advocate_is_employed CHECK (employed_since IS NULL OR company_id IS NOT NULL);

CREATE TABLE former_employer (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  company_id uuid NOT NULL,
  -- null: it is not known
  since date,
  until date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id),
  FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id),
  CHECK (since <= until)
);
CREATE INDEX former_employer_of_advocate ON former_employer (program_id, advocate_id, until);
CREATE INDEX former_employer_of_company ON former_employer (program_id, company_id, until);

-- down
DROP TABLE former_employer;
ALTER TABLE advocate DROP COLUMN employed_since;
