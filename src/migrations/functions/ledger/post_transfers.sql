-- `post_transfers(now, items)`: the only writer of the ledger. Posts an array of items in the
-- programme of the transaction and answers one row for each, in their order.
--
-- Order of work, which is also the order of locks: missing `available` wallets are made (sorted),
-- all wallets of the owners are locked (sorted), then keys are read. The `available` wallet is its
-- owner's lock: `held` and `owed` are made under it when first needed. Items of one owner are posted
-- one after the other as they stand in the array; owners do not touch each other. New rows gather in
-- arrays and are written at the end, or earlier where an item must read what this call has made.
--
-- An item that is refused leaves nothing behind and carries an `error`; the others are posted.
-- A key used twice in one call is one attempt. Content (what the hash covers) is what an item asks
-- for; moments and the policy are not part of it, because a retry comes later.
--
-- Errors: KEY_REUSED; INSUFFICIENT_BALANCE (available, needed); TRANSFER_NOT_FOUND;
-- ALREADY_REVERSED (available: what still stands, needed: what was asked).
--
-- The settings keep the plans on their indexes, whatever the
-- statistics said when a session began: a plan for an empty ledger would be kept while it fills.
CREATE OR REPLACE FUNCTION post_transfers(in_now timestamptz, in_items jsonb) RETURNS SETOF posting_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_material = off SET enable_sort = off SET jit = off AS $$
DECLARE
  program constant uuid := app_program_id();
  item record;
  done record;                  -- what a function of undoing answered
  ctx posting_context;
  res posting_result;
  results posting_result[] := '{}';
  transfers transfer[] := '{}';
  lots lot[] := '{}';
  uses lot_use[] := '{}';
  keys posting_key[] := '{}';
  a wallet;                     -- the current owner's wallets: available, held, owed
  h wallet;
  o wallet;
  last_owner uuid;
  new_rows boolean;             -- this owner has transfers in the array, not yet in the table
  new_lots boolean;             -- the same for lots
  award bigint;                 -- points that the item adds to available
  award_kind text;
  award_counter text;
  take bigint;                  -- points that it takes from available by spend or adjustment
  undo bigint;                  -- points of earlier awards that it reverses
  found_points bigint;
  standing bigint;
  lapsed bigint;
  part bigint;
  of_wallet uuid;
  of_version bigint;
  main_wallet uuid;             -- the transfer that a later item may name by this item's key
  main_version bigint;
BEGIN
  IF program IS NULL THEN
    RAISE EXCEPTION 'post_transfers needs the programme of the transaction' USING ERRCODE = 'GT003';
  END IF;
  PERFORM set_config('app.posting', 'on', true);
  PERFORM lock_wallets(program, in_items);
  FOR item IN
    SELECT i.* FROM items_to_post(program, in_items) i ORDER BY i.owner, i.seq
  LOOP
    IF last_owner IS DISTINCT FROM item.owner THEN
      last_owner := item.owner;
      a := item.wa;
      h := item.wh;
      o := item.wo;
      new_rows := false;
      new_lots := false;
    END IF;
    res := ROW(item.seq, NULL, false, 0, 0, 0, a.balance, NULL, NULL, NULL);

    IF (item.known).posting_id IS NOT NULL THEN
      IF (item.known).request_hash = item.hash THEN
        res := ROW(item.seq, (item.known).posting_id, true, (item.known).points, (item.known).owed,
                   (item.known).written_off, (item.known).balance_after, NULL, NULL, NULL);
      ELSE
        res.posting_id := (item.known).posting_id;
        res.error := 'KEY_REUSED';
      END IF;
    ELSIF item.seq > item.first_seq THEN
      IF item.hash = item.first_hash THEN
        res := results[item.first_seq];
        res.item := item.seq;
        res.replayed := res.error IS NULL;
      ELSE
        res.error := 'KEY_REUSED';
      END IF;
    ELSE
      IF item.points < 0 AND item.op <> 'ADJUST' OR item.points = 0 AND item.op <> 'SETTLE'
         OR item.points IS NULL AND item.op NOT IN ('REVERSE', 'RETURN', 'RELEASE', 'EXPIRE')
         OR item.op NOT IN ('EARN', 'SPEND', 'SETTLE', 'REVERSE', 'RETURN', 'ADJUST', 'HOLD', 'RELEASE',
                            'EXPIRE') THEN
        RAISE EXCEPTION 'post_transfers cannot do % of % points', item.op, item.points
          USING ERRCODE = 'GT003';
      END IF;
      ctx := ROW(program, item.id, item.subject_id, item.subject_kind, item.rule,
                 coalesce(item.occurred_at, in_now), in_now);
      award := 0;
      award_kind := 'EARN';
      award_counter := 'issued';
      take := 0;
      undo := 0;
      of_wallet := NULL;
      of_version := NULL;
      main_wallet := NULL;
      main_version := NULL;
      IF new_lots AND item.op IN ('SPEND', 'ADJUST', 'EXPIRE')
         OR new_rows AND item.op IN ('SETTLE', 'REVERSE', 'RETURN', 'RELEASE') THEN
        PERFORM write_postings(transfers, lots, uses, keys);
        transfers := '{}';
        lots := '{}';
        uses := '{}';
        keys := '{}';
        new_rows := false;
        new_lots := false;
      END IF;
      IF item.origin_key IS NOT NULL THEN
        SELECT k.wallet_id, k.version INTO of_wallet, of_version FROM posting_key k
          WHERE k.program_id = program AND k.key = item.origin_key COLLATE "C"
            AND k.wallet_id IN (a.id, h.id);
        IF NOT FOUND THEN
          res.error := 'TRANSFER_NOT_FOUND';
        END IF;
      END IF;

      -- What the item asks for, as points to award, to take or to undo.
      IF res.error IS NOT NULL THEN
        NULL;
      ELSIF item.op = 'EARN' THEN
        award := item.points;
      ELSIF item.op = 'SPEND' THEN
        take := item.points;
      ELSIF item.op IN ('SETTLE', 'REVERSE') THEN
        SELECT coalesce(sum(s.points), 0), coalesce(sum(s.standing), 0) INTO found_points, standing
          FROM standing_awards(program, a.id, h.id, item.subject_kind, item.subject_id,
                               of_wallet, of_version) s;
        IF item.op = 'SETTLE' THEN
          award := greatest(item.points - standing, 0);
          undo := greatest(standing - item.points, 0);
          -- What the company bore before comes back first: the advocate still has those points.
          IF award > 0 AND found_points > 0 THEN
            res.written_off := -restore_written_off(ctx, award, a.id, h.id);
            award := award + res.written_off;
          END IF;
        ELSIF found_points = 0 THEN
          res.error := 'TRANSFER_NOT_FOUND';
        ELSE
          undo := coalesce(item.points, standing);
          IF standing = 0 OR undo > standing THEN
            res.error := 'ALREADY_REVERSED';
            res.available := standing;
            res.needed := undo;
            undo := 0;
          END IF;
        END IF;
      ELSIF item.op = 'ADJUST' THEN
        award_kind := 'ADJUST';
        award_counter := 'adjusted';
        award := greatest(item.points, 0);
        take := greatest(-item.points, 0);
      ELSIF item.op = 'HOLD' THEN
        IF h.id IS NULL THEN
          INSERT INTO wallet VALUES (program, gen_random_uuid(), item.owner, 'held', 0, 0, 0)
            RETURNING * INTO h;
        END IF;
        h := write_transfer(ctx, item.points, 'HOLD', 'issued', NULL, NULL, h);
        res.points := item.points;
        main_wallet := h.id;
        main_version := h.version;
      ELSIF item.op = 'RELEASE' THEN
        done := release_holds(ctx, a.id, of_wallet, of_version, h);
        h := done.h;
        award := done.released;
        of_wallet := h.id;
        of_version := done.of_version;
        award_kind := 'RELEASE';
        award_counter := 'clearing';
        IF award = 0 THEN
          res.error := 'TRANSFER_NOT_FOUND';
        END IF;
      ELSIF item.op = 'RETURN' THEN
        done := return_spend(ctx, of_wallet, of_version, item.expires_at, a);
        a := done.a;
        IF done.spent IS NULL THEN
          res.error := 'TRANSFER_NOT_FOUND';
        ELSIF done.standing = 0 THEN
          res.error := 'ALREADY_REVERSED';
          res.available := 0;
          res.needed := done.spent;
        ELSE
          res.points := done.spent;
        END IF;
      END IF;

      IF take > 0 OR item.op = 'EXPIRE' THEN
        SELECT coalesce(sum(l.remaining), 0) INTO lapsed FROM lot l
          WHERE l.program_id = program AND l.wallet_id = a.id AND l.open AND l.expires_at <= in_now;
        IF a.balance - lapsed < take THEN
          res.error := 'INSUFFICIENT_BALANCE';
          res.available := a.balance - lapsed;
          res.needed := take;
        ELSE
          IF lapsed > 0 THEN
            a := expire_lots(ctx, a);
          END IF;
          IF take > 0 THEN
            a.version := a.version + 1;
            a.balance := a.balance - take;
            transfers := transfers || ROW(program, a.id, a.version, gen_random_uuid(), item.id, -take,
              a.balance, ctx.occurred_at, in_now, NULL, NULL, item.subject_id, item.subject_kind,
              CASE award_kind WHEN 'EARN' THEN 'SPEND' ELSE award_kind END,
              CASE award_kind WHEN 'EARN' THEN 'redeemed' ELSE award_counter END, item.rule)::transfer;
            uses := uses || use_lots(program, a.id, a.version, take, NULL);
            new_rows := true;
            main_wallet := a.id;
            main_version := a.version;
          END IF;
          res.points := -CASE item.op WHEN 'EXPIRE' THEN lapsed ELSE take END;
        END IF;
      END IF;

      IF award > 0 THEN
        part := CASE award_kind WHEN 'ADJUST' THEN 0 ELSE least(award, -coalesce(o.balance, 0)) END;
        a.version := a.version + 1;
        a.balance := a.balance + award;
        IF award_kind <> 'ADJUST' THEN
          a.lifetime := a.lifetime + award;
        END IF;
        transfers := transfers || ROW(program, a.id, a.version, gen_random_uuid(), item.id, award, a.balance,
          ctx.occurred_at, in_now, CASE award_kind WHEN 'RELEASE' THEN of_wallet END,
          CASE award_kind WHEN 'RELEASE' THEN of_version END, item.subject_id, item.subject_kind,
          award_kind, award_counter, item.rule)::transfer;
        lots := lots ||
          ROW(program, a.id, a.version, award, award - part, item.expires_at, award > part)::lot;
        new_rows := true;
        new_lots := true;
        main_wallet := a.id;
        main_version := a.version;
        res.points := award;
        -- What is owed is repaid first, out of the points just earned (R-P3).
        IF part > 0 THEN
          ctx.rule := 'R-P3';
          a := write_transfer(ctx, -part, 'REPAY', 'clearing', NULL, NULL, a);
          o := write_transfer(ctx, part, 'REPAY', 'clearing', NULL, NULL, o);
          uses := uses || ROW(program, a.id, a.version, main_version, part)::lot_use;
          res.owed := part;
        END IF;
      END IF;

      IF undo > 0 THEN
        done := undo_awards(ctx, undo, item.policy, of_wallet, of_version, a, h, o);
        a := done.a;
        h := done.h;
        o := done.o;
        res.points := -done.taken;
        res.owed := -done.indebted;
        res.written_off := done.written_off;
      END IF;

      IF res.error IS NULL THEN
        res.posting_id := item.id;
        res.balance_after := a.balance;
        keys := keys || ROW(program, item.key, item.hash, item.id, main_wallet, main_version, res.points,
          res.owed, res.written_off, res.balance_after, in_now)::posting_key;
        new_rows := true;
      END IF;
    END IF;

    results[item.seq] := res;
    IF item.last_of_owner THEN
      UPDATE wallet SET balance = a.balance, version = a.version, lifetime = a.lifetime
        WHERE program_id = program AND id = a.id AND (version, lifetime) <> (a.version, a.lifetime);
      IF h.id IS NOT NULL THEN
        UPDATE wallet SET balance = h.balance, version = h.version
          WHERE program_id = program AND id = h.id AND version <> h.version;
      END IF;
      IF o.id IS NOT NULL THEN
        UPDATE wallet SET balance = o.balance, version = o.version
          WHERE program_id = program AND id = o.id AND version <> o.version;
      END IF;
    END IF;
  END LOOP;

  PERFORM write_postings(transfers, lots, uses, keys);
  PERFORM set_config('app.posting', '', true);
  RETURN QUERY SELECT r.* FROM unnest(results) r;
END $$;

SELECT restrict_function('post_transfers', app => true);
