-- Which companies may be one (R-O1): by their names without blanks and accents, or because somebody
-- of one has an address of the other's domain; and which a person said are two.

CREATE INDEX company_by_likeness ON company (program_id,
  (regexp_replace(normalize(split_part(name_key, ' (', 1), NFKD), '[\s\u0300-\u036f]', '', 'g')));
CREATE INDEX advocate_by_address ON advocate (program_id, split_part(email, '@', 2))
  WHERE email IS NOT NULL AND company_id IS NOT NULL;

CREATE TABLE two_companies (
  program_id uuid NOT NULL,
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  said_at timestamptz NOT NULL,
  -- null: a machine
  said_by uuid,
  PRIMARY KEY (program_id, one_id, other_id),
  CHECK (one_id < other_id)
);
CREATE INDEX two_companies_other ON two_companies (program_id, other_id);

-- down
DROP TABLE two_companies;
DROP INDEX advocate_by_address;
DROP INDEX company_by_likeness;
