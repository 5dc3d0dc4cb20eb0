/**
 * The parts of `post_transfers` that read and write lots and single transfers. They run with their
 * caller's rights, and nobody may call them on their own.
 *
 * `use_lots` takes points out of the open lots of a wallet: first the lot made by version
 * `in_first` (a reversal takes back the very points that it names), then those that expire first
 * (R-P5). The caller has checked the balance and expired what has lapsed. Returns the uses to write.
 *
 * `expire_lots` posts what has lapsed, one transfer for each moment of expiry.
 */
export const LOT_FUNCTIONS = `
CREATE TYPE posting_context AS (
  program_id uuid, posting_id uuid, subject_id uuid, subject_kind text, rule text,
  occurred_at timestamptz, recorded_at timestamptz
);

CREATE FUNCTION write_postings(
  in_transfers transfer[], in_lots lot[], in_uses lot_use[], in_keys posting_key[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written integer;
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
END $$;

CREATE FUNCTION write_transfer(
  ctx posting_context, in_points bigint, in_kind text, in_counter text,
  in_origin_wallet uuid, in_origin_version bigint, INOUT w wallet
) LANGUAGE plpgsql AS $$
BEGIN
  w.version := w.version + 1;
  w.balance := w.balance + in_points;
  INSERT INTO transfer VALUES (ctx.program_id, w.id, w.version, gen_random_uuid(), ctx.posting_id,
    in_points, w.balance, ctx.occurred_at, ctx.recorded_at, in_origin_wallet, in_origin_version,
    ctx.subject_id, ctx.subject_kind, in_kind, in_counter, ctx.rule);
END $$;

CREATE FUNCTION use_lots(
  in_program uuid, in_wallet uuid, in_version bigint, in_points bigint, in_first bigint
) RETURNS lot_use[] LANGUAGE plpgsql AS $$
DECLARE
  source record;
  part bigint;
  missing bigint := in_points;
  uses lot_use[] := '{}';
BEGIN
  FOR source IN
    SELECT l.version, l.remaining FROM lot l
      WHERE l.program_id = in_program AND l.wallet_id = in_wallet AND l.version = in_first AND l.open
    UNION ALL
    (SELECT l.version, l.remaining FROM lot l
      WHERE l.program_id = in_program AND l.wallet_id = in_wallet AND l.open
        AND l.version IS DISTINCT FROM in_first
      ORDER BY l.expires_at, l.version)
  LOOP
    part := least(source.remaining, missing);
    UPDATE lot l SET remaining = source.remaining - part, open = source.remaining > part
      WHERE l.program_id = in_program AND l.wallet_id = in_wallet AND l.version = source.version;
    uses := uses || ROW(in_program, in_wallet, in_version, source.version, part)::lot_use;
    missing := missing - part;
    EXIT WHEN missing = 0;
  END LOOP;
  IF missing > 0 THEN
    RAISE EXCEPTION 'The lots of wallet % hold % points less than its balance', in_wallet, missing
      USING ERRCODE = 'GT002';
  END IF;
  RETURN uses;
END $$;

CREATE FUNCTION expire_lots(ctx posting_context, INOUT a wallet) LANGUAGE plpgsql AS $$
DECLARE
  lapsed record;
BEGIN
  ctx.subject_id := NULL;
  ctx.subject_kind := NULL;
  ctx.rule := 'R-P5';
  FOR lapsed IN
    SELECT l.expires_at, sum(l.remaining)::bigint AS points FROM lot l
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at <= ctx.recorded_at
      GROUP BY l.expires_at ORDER BY l.expires_at
  LOOP
    ctx.occurred_at := lapsed.expires_at;
    a := write_transfer(ctx, -lapsed.points, 'EXPIRE', 'expired', NULL, NULL, a);
    INSERT INTO lot_use SELECT l.program_id, l.wallet_id, a.version, l.version, l.remaining FROM lot l
      WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
        AND l.expires_at = lapsed.expires_at;
  END LOOP;
  UPDATE lot l SET remaining = 0, open = false
    WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
      AND l.expires_at <= ctx.recorded_at;
END $$;
`;

export const LOT_SIGNATURES = [
  'write_postings(transfer[], lot[], lot_use[], posting_key[])',
  'write_transfer(posting_context, bigint, text, text, uuid, bigint, wallet)',
  'use_lots(uuid, uuid, bigint, bigint, bigint)',
  'expire_lots(posting_context, wallet)',
];
