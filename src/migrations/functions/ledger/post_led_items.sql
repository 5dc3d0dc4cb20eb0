-- The same as `post_items` where some wallets lead to others, one item after the other. What belongs to
-- the history of a wallet that leads on is posted in it: what the item takes is brought there before,
-- and all that is there afterwards passes on. So an award and its reversal stand in one wallet.
CREATE OR REPLACE FUNCTION post_led_items(in_program uuid, in_now timestamptz, in_items jsonb)
RETURNS SETOF posting_result LANGUAGE plpgsql AS $$
DECLARE
  asked record;
  item posting_item;
  lead wallet_lead;
  posted posting_result;
  ctx posting_context;
BEGIN
  PERFORM lock_wallets(in_program, (
    SELECT jsonb_agg(jsonb_build_object('owner', o.owner)) FROM (
      SELECT i.owner FROM jsonb_to_recordset(in_items) AS i (owner uuid)
      UNION SELECT unnest(ARRAY[l.owner_id, l.leads_to]) FROM wallet_lead l
        JOIN jsonb_to_recordset(in_items) AS i (owner uuid) ON i.owner IN (l.owner_id, l.leads_to)
        WHERE l.program_id = in_program) o));
  FOR asked IN
    SELECT e.value, e.place FROM jsonb_array_elements(in_items) WITH ORDINALITY e (value, place)
      ORDER BY (e.value ->> 'owner')::uuid, e.place
  LOOP
    SELECT (i.item).* INTO item FROM items_to_post(in_program, jsonb_build_array(asked.value)) i;
    lead := led_owner(in_program, item);
    IF lead.owner_id IS NULL THEN
      SELECT r.* INTO posted FROM post_items(in_program, in_now, jsonb_build_array(asked.value)) r;
    ELSE
      ctx := ROW(in_program, item.id, item.subject_id, item.subject_kind, item.rule,
        coalesce(item.occurred_at, in_now), in_now);
      IF NOT EXISTS (SELECT FROM posting_key k
                     WHERE k.program_id = in_program AND k.key = item.key COLLATE "C") THEN
        PERFORM bring_points(ctx, item, lead.owner_id, lead.leads_to);
      END IF;
      SELECT r.* INTO posted FROM post_items(in_program, in_now, jsonb_build_array(
        asked.value || jsonb_build_object('owner', lead.owner_id))) r;
      PERFORM carry_points(ctx, lead.owner_id, lead.leads_to, NULL, false, NULL);
      PERFORM carry_rest(ctx, lead.owner_id, lead.leads_to, NULL, NULL);
    END IF;
    posted.item := asked.place;
    RETURN NEXT posted;
  END LOOP;
END $$;

SELECT restrict_function('post_led_items');
