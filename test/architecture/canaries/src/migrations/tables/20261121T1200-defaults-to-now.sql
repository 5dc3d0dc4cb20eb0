-- expects: no-restricted-syntax (R-T3: no column defaults to now())
CREATE TABLE a (created_at timestamptz NOT NULL DEFAULT now());

-- down
DROP TABLE a;
