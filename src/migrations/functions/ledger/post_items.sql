-- Posts an array of items behind the locks of their owners' wallets (`post_item` says what each does),
-- and answers one row for each, in their order. Items of one owner go one after the other as they
-- stand in the array; `held` and `owed` are made under their owner's lock when first needed. New rows
-- gather, and are written at the end or where an item must read them.
CREATE OR REPLACE FUNCTION post_items(program uuid, in_now timestamptz, in_items jsonb)
RETURNS SETOF posting_result LANGUAGE plpgsql AS $$
DECLARE
  asked record;
  item posting_item;
  step posting_step;
  results posting_result[];
  transfers transfer[];
  lots lot[];
  uses lot_use[];
  keys posting_key[];
  wallets wallet[];
BEGIN
  FOR asked IN SELECT i.* FROM items_to_post(program, in_items) i LOOP
    item := asked.item;
    IF item.owner IS DISTINCT FROM (step.a).owner_id THEN
      wallets := wallets || step.a;
      step.a := asked.a;
      step.h := asked.h;
      step.o := asked.o;
    END IF;
    IF (asked.known).posting_id IS NOT NULL OR item.seq > asked.first_seq THEN
      results[item.seq] := answer_again(item.seq, asked.hash, asked.known, asked.first_hash,
        results[asked.first_seq], (step.a).balance);
      CONTINUE;
    END IF;
    -- What this item must read, of what this call has made.
    IF item.op IN ('SETTLE', 'REVERSE', 'RETURN', 'RELEASE') AND keys IS NOT NULL
       OR item.op IN ('SPEND', 'ADJUST', 'EXPIRE') AND (lots[cardinality(lots)]).wallet_id = (step.a).id THEN
      PERFORM write_postings(transfers, lots, uses, keys, NULL);
      transfers := NULL;
      lots := NULL;
      uses := NULL;
      keys := NULL;
    END IF;
    step := post_item(ROW(program, item.id, item.subject_id, item.subject_kind, item.rule,
      coalesce(item.occurred_at, in_now), in_now), item, ROW(step.a, step.h, step.o, NULL, NULL, NULL,
      NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL));
    results[item.seq] := ROW(item.seq, CASE WHEN step.error IS NULL THEN item.id END, false, step.points,
      step.owed, step.written_off, (step.a).balance, step.error, step.available, step.needed);
    CONTINUE WHEN step.error IS NOT NULL;
    keys := keys || ROW(program, item.key, asked.hash, item.id, step.wallet_id, step.version,
      step.points, step.owed, step.written_off, (step.a).balance, in_now)::posting_key;
    IF (step.transfer).id IS NOT NULL THEN
      transfers := transfers || step.transfer;
    END IF;
    IF (step.lot).version IS NOT NULL THEN
      lots := lots || step.lot;
    END IF;
    uses := uses || step.uses;
  END LOOP;
  wallets := wallets || step.a;
  PERFORM write_postings(transfers, lots, uses, keys, wallets);
  RETURN QUERY SELECT r.* FROM unnest(results) r;
END $$;
SELECT restrict_function('post_items');
