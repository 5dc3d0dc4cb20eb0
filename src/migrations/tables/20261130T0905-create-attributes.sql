-- Attributes of the programme's own: typed facts about its advocates and companies.

CREATE TABLE attribute (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  subject text NOT NULL CHECK (subject IN ('ADVOCATE', 'COMPANY')),
  type text NOT NULL CHECK (type IN ('TEXT', 'NUMBER', 'DAY', 'YES_NO', 'CHOICE')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- under which two spellings are one name
  name_key text NOT NULL CHECK (length(name_key) BETWEEN 1 AND 200),
  position integer NOT NULL,
  -- whether advocates see it of themselves
  shown_to_advocates boolean NOT NULL,
  archived_at timestamptz,
  version integer NOT NULL CHECK (version >= 1),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, subject, name_key),
  UNIQUE (program_id, id, subject, type),
  CONSTRAINT attribute_shown_of_advocates CHECK (subject = 'ADVOCATE' OR NOT shown_to_advocates)
);

CREATE TABLE attribute_choice (
  program_id uuid NOT NULL,
  attribute_id uuid NOT NULL,
  id uuid NOT NULL,
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
  label_key text NOT NULL CHECK (length(label_key) BETWEEN 1 AND 200),
  position integer NOT NULL,
  PRIMARY KEY (program_id, attribute_id, id),
  UNIQUE (program_id, attribute_id, label_key),
  FOREIGN KEY (program_id, attribute_id) REFERENCES attribute (program_id, id)
);

CREATE TABLE advocate_attribute (
  program_id uuid NOT NULL,
  advocate_id uuid NOT NULL,
  attribute_id uuid NOT NULL,
  -- of the attribute: the reference below holds both to what it is
  subject text NOT NULL CHECK (subject = 'ADVOCATE'),
  type text NOT NULL,
  text_value text CHECK (length(text_value) BETWEEN 1 AND 500),
  number_value numeric CHECK (abs(number_value) <= 999999999999 AND scale(number_value) <= 6),
  day_value date,
  yes_no_value boolean,
  choice_id uuid,
  -- the CRM does not overrule a person
  source text NOT NULL CHECK (source IN ('PERSON', 'CRM')),
  version integer NOT NULL CHECK (version >= 1),
  set_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, advocate_id, attribute_id),
  CONSTRAINT advocate_attribute_fits_type CHECK (
    (type = 'TEXT') = (text_value IS NOT NULL)
    AND (type = 'NUMBER') = (number_value IS NOT NULL)
    AND (type = 'DAY') = (day_value IS NOT NULL)
    AND (type = 'YES_NO') = (yes_no_value IS NOT NULL)
    AND (type = 'CHOICE') = (choice_id IS NOT NULL)
  ),
  FOREIGN KEY (program_id, advocate_id) REFERENCES advocate (program_id, id),
  FOREIGN KEY (program_id, attribute_id, subject, type)
    REFERENCES attribute (program_id, id, subject, type),
  FOREIGN KEY (program_id, attribute_id, choice_id)
    REFERENCES attribute_choice (program_id, attribute_id, id)
);
CREATE INDEX advocate_attribute_text ON advocate_attribute
  (program_id, attribute_id, text_value) WHERE text_value IS NOT NULL;
CREATE INDEX advocate_attribute_number ON advocate_attribute
  (program_id, attribute_id, number_value) WHERE number_value IS NOT NULL;
CREATE INDEX advocate_attribute_day ON advocate_attribute
  (program_id, attribute_id, day_value) WHERE day_value IS NOT NULL;
CREATE INDEX advocate_attribute_yes_no ON advocate_attribute
  (program_id, attribute_id, yes_no_value) WHERE yes_no_value IS NOT NULL;
CREATE INDEX advocate_attribute_choice ON advocate_attribute
  (program_id, attribute_id, choice_id) WHERE choice_id IS NOT NULL;

CREATE TABLE company_attribute (
  program_id uuid NOT NULL,
  company_id uuid NOT NULL,
  attribute_id uuid NOT NULL,
  -- of the attribute: the reference below holds both to what it is
  subject text NOT NULL CHECK (subject = 'COMPANY'),
  type text NOT NULL,
  text_value text CHECK (length(text_value) BETWEEN 1 AND 500),
  number_value numeric CHECK (abs(number_value) <= 999999999999 AND scale(number_value) <= 6),
  day_value date,
  yes_no_value boolean,
  choice_id uuid,
  -- the CRM does not overrule a person
  source text NOT NULL CHECK (source IN ('PERSON', 'CRM')),
  version integer NOT NULL CHECK (version >= 1),
  set_at timestamptz NOT NULL,
  PRIMARY KEY (program_id, company_id, attribute_id),
  CONSTRAINT company_attribute_fits_type CHECK (
    (type = 'TEXT') = (text_value IS NOT NULL)
    AND (type = 'NUMBER') = (number_value IS NOT NULL)
    AND (type = 'DAY') = (day_value IS NOT NULL)
    AND (type = 'YES_NO') = (yes_no_value IS NOT NULL)
    AND (type = 'CHOICE') = (choice_id IS NOT NULL)
  ),
  FOREIGN KEY (program_id, company_id) REFERENCES company (program_id, id),
  FOREIGN KEY (program_id, attribute_id, subject, type)
    REFERENCES attribute (program_id, id, subject, type),
  FOREIGN KEY (program_id, attribute_id, choice_id)
    REFERENCES attribute_choice (program_id, attribute_id, id)
);
CREATE INDEX company_attribute_text ON company_attribute
  (program_id, attribute_id, text_value) WHERE text_value IS NOT NULL;
CREATE INDEX company_attribute_number ON company_attribute
  (program_id, attribute_id, number_value) WHERE number_value IS NOT NULL;
CREATE INDEX company_attribute_day ON company_attribute
  (program_id, attribute_id, day_value) WHERE day_value IS NOT NULL;
CREATE INDEX company_attribute_yes_no ON company_attribute
  (program_id, attribute_id, yes_no_value) WHERE yes_no_value IS NOT NULL;
CREATE INDEX company_attribute_choice ON company_attribute
  (program_id, attribute_id, choice_id) WHERE choice_id IS NOT NULL;

-- down
DROP TABLE company_attribute;
DROP TABLE advocate_attribute;
DROP TABLE attribute_choice;
DROP TABLE attribute;
