-- Writes one transfer of a wallet and answers the wallet after it. `available`, which most items
-- change, is written once for each owner at the end of the call (`write_postings`).
CREATE OR REPLACE FUNCTION write_transfer(
  ctx posting_context, in_points bigint, in_kind text, in_counter text,
  in_origin_wallet uuid, in_origin_version bigint, INOUT w wallet
) LANGUAGE plpgsql AS $$
BEGIN
  w.version := w.version + 1;
  w.balance := w.balance + in_points;
  INSERT INTO transfer VALUES (ctx.program_id, w.id, w.version, gen_random_uuid(), ctx.posting_id,
    in_points, w.balance, ctx.occurred_at, ctx.recorded_at, in_origin_wallet, in_origin_version,
    ctx.subject_id, ctx.subject_kind, in_kind, in_counter, ctx.rule);
  IF w.kind <> 'available' THEN
    UPDATE wallet SET balance = w.balance, version = w.version
      WHERE program_id = ctx.program_id AND id = w.id;
  END IF;
END $$;

SELECT restrict_function('write_transfer');
