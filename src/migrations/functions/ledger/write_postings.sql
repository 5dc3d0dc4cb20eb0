-- Writes what gathered while items were posted.
CREATE OR REPLACE FUNCTION write_postings(
  in_transfers transfer[], in_lots lot[], in_uses lot_use[], in_keys posting_key[], in_wallets wallet[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  IF cardinality(in_transfers) > 0 THEN
    INSERT INTO transfer SELECT t.* FROM unnest(in_transfers) t;
  END IF;
  IF cardinality(in_lots) > 0 THEN
    INSERT INTO lot SELECT l.* FROM unnest(in_lots) l;
  END IF;
  IF cardinality(in_uses) > 0 THEN
    INSERT INTO lot_use SELECT u.* FROM unnest(in_uses) u;
  END IF;
  -- In the order of the keys, so that two callers who use the same new keys cannot deadlock.
  IF cardinality(in_keys) > 0 THEN
    INSERT INTO posting_key SELECT k.* FROM unnest(in_keys) k ORDER BY k.key
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(in_keys) THEN
      -- Another owner's posting took a key after we had looked. Tried again, it is KEY_REUSED.
      RAISE EXCEPTION 'A posting key was used by another transaction' USING ERRCODE = '40001';
    END IF;
  END IF;
  -- In one statement: the checks of a table are read again by each.
  IF cardinality(in_wallets) > 0 THEN
    UPDATE wallet w SET balance = n.balance, version = n.version, lifetime = n.lifetime
      FROM unnest(in_wallets) n
      WHERE w.program_id = n.program_id AND w.id = n.id
        AND (w.version, w.lifetime) <> (n.version, n.lifetime);
  END IF;
END $$;

SELECT restrict_function('write_postings');
