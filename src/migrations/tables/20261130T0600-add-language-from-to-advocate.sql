-- Whose word an advocate's language is: staff's counts until they choose one themselves (R-U1).

ALTER TABLE advocate ADD COLUMN language_from text NOT NULL DEFAULT 'MEMBER'
  CHECK (language_from IN ('MEMBER', 'STAFF'));

-- down
ALTER TABLE advocate DROP COLUMN language_from;
