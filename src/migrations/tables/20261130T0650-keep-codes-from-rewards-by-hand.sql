-- A code belongs to a reward with codes alone, whoever writes at the same time: how the reward
-- reaches the advocate is part of what the code refers to.

-- Codes that were loaded onto a reward by hand went to nobody: they go, and its stock with them.
-- What was redeemed beyond its units stays promised. The owner sees the rows of all programmes.
ALTER TABLE reward NO FORCE ROW LEVEL SECURITY;
ALTER TABLE gift_code NO FORCE ROW LEVEL SECURITY;
UPDATE reward r
   SET units = r.units + greatest(c.loaded - r.stock, 0), stock = greatest(r.stock - c.loaded, 0)
  FROM (SELECT program_id, reward_id, count(*)::integer AS loaded
          FROM gift_code GROUP BY program_id, reward_id) c
 WHERE r.fulfilment = 'BY_HAND' AND c.program_id = r.program_id AND c.reward_id = r.id;
DELETE FROM gift_code g USING reward r
 WHERE r.fulfilment = 'BY_HAND' AND r.program_id = g.program_id AND r.id = g.reward_id;
ALTER TABLE gift_code FORCE ROW LEVEL SECURITY;
ALTER TABLE reward FORCE ROW LEVEL SECURITY;

ALTER TABLE reward ADD CONSTRAINT reward_supplied_so UNIQUE (program_id, id, fulfilment);
ALTER TABLE gift_code ADD COLUMN fulfilment text NOT NULL DEFAULT 'GIFT_CODE'
  CHECK (fulfilment = 'GIFT_CODE');
ALTER TABLE gift_code DROP CONSTRAINT gift_code_program_id_reward_id_fkey;
ALTER TABLE gift_code ADD CONSTRAINT gift_code_of_reward_with_codes
  FOREIGN KEY (program_id, reward_id, fulfilment) REFERENCES reward (program_id, id, fulfilment);

-- down
ALTER TABLE gift_code DROP CONSTRAINT gift_code_of_reward_with_codes;
ALTER TABLE gift_code ADD CONSTRAINT gift_code_program_id_reward_id_fkey
  FOREIGN KEY (program_id, reward_id) REFERENCES reward (program_id, id);
ALTER TABLE gift_code DROP COLUMN fulfilment;
ALTER TABLE reward DROP CONSTRAINT reward_supplied_so;
