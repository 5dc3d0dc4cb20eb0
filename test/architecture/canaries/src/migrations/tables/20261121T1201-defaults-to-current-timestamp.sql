-- expects: no-restricted-syntax (R-T3, in the standard's words)
ALTER TABLE a ALTER created_at SET DEFAULT
  CURRENT_TIMESTAMP;

-- down
ALTER TABLE a ALTER created_at DROP DEFAULT;
