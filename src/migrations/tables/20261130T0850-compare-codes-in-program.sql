-- A gift code exists once in a programme, compared by what is printed on the card (R-R7). Codes of
-- before were compared as they were written, within their reward; what they are compared by is made
-- with a secret that the database has not: the next load of codes makes it anew for them.

ALTER TABLE gift_code ADD COLUMN compared_as text NOT NULL DEFAULT 'WRITTEN'
  CHECK (compared_as IN ('WRITTEN', 'CARD', 'DOUBLE'));
ALTER TABLE gift_code ALTER COLUMN compared_as DROP DEFAULT;
ALTER TABLE gift_code DROP CONSTRAINT gift_code_program_id_reward_id_code_hash_key;
ALTER TABLE gift_code ADD CONSTRAINT gift_code_once UNIQUE (program_id, code_hash);
CREATE INDEX gift_code_written ON gift_code (program_id) WHERE compared_as = 'WRITTEN';
DROP INDEX gift_code_free;
CREATE INDEX gift_code_free ON gift_code (program_id, reward_id, id)
  WHERE redemption_id IS NULL AND compared_as <> 'DOUBLE';

-- down
-- Before, a double was a code like any other: those that nobody has go, their card stays.
ALTER TABLE gift_code NO FORCE ROW LEVEL SECURITY;
DELETE FROM gift_code WHERE compared_as = 'DOUBLE' AND redemption_id IS NULL;
ALTER TABLE gift_code FORCE ROW LEVEL SECURITY;
DROP INDEX gift_code_free;
CREATE INDEX gift_code_free ON gift_code (program_id, reward_id, id) WHERE redemption_id IS NULL;
DROP INDEX gift_code_written;
ALTER TABLE gift_code DROP CONSTRAINT gift_code_once;
ALTER TABLE gift_code ADD CONSTRAINT gift_code_program_id_reward_id_code_hash_key
  UNIQUE (program_id, reward_id, code_hash);
ALTER TABLE gift_code DROP COLUMN compared_as;
