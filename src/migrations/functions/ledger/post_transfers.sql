-- The only writer of the ledger: posts an array of items and answers one row for each, in their order.
-- Its order is that of locks: wallets first (`lock_wallets`), then keys. A refused item leaves nothing
-- behind and carries an `error`: KEY_REUSED, INSUFFICIENT_BALANCE (available, needed),
-- TRANSFER_NOT_FOUND, ALREADY_REVERSED. Where a wallet leads to another one, its history is posted in
-- it, and what it comes to have passes on (`post_led_items`).
-- The settings keep plans on their indexes: one for an empty ledger would be kept while it fills.
CREATE OR REPLACE FUNCTION post_transfers(in_now timestamptz, in_items jsonb)
RETURNS SETOF posting_result LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_material = off SET enable_sort = off SET jit = off AS $$
DECLARE
  program constant uuid := app_program_id();
  owners constant uuid[] := ARRAY(
    SELECT DISTINCT i.owner FROM jsonb_to_recordset(in_items) AS i (owner uuid));
BEGIN
  PERFORM set_config('app.posting', 'on', true);
  PERFORM lock_wallets(program, in_items);
  IF EXISTS (SELECT FROM wallet_lead l WHERE l.program_id = program
             AND (l.owner_id = ANY (owners) OR l.leads_to = ANY (owners))) THEN
    RETURN QUERY SELECT r.* FROM post_led_items(program, in_now, in_items) r;
  ELSE
    RETURN QUERY SELECT r.* FROM post_items(program, in_now, in_items) r;
  END IF;
  PERFORM set_config('app.posting', '', true);
END $$;
SELECT restrict_function('post_transfers', app => true);
