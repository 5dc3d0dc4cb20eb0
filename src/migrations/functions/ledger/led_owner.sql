-- Whose wallet an item is posted in, where that leads to another one: the wallet that knows its subject,
-- or the posting that it names, or the owner's own. Null: it is posted as it is.
CREATE OR REPLACE FUNCTION led_owner(in_program uuid, item posting_item) RETURNS wallet_lead
LANGUAGE sql STABLE AS $$
  SELECT l FROM wallet_lead l
    WHERE l.program_id = in_program
      AND (l.owner_id = item.owner OR l.leads_to = item.owner AND EXISTS (
        SELECT FROM wallet w
          WHERE w.program_id = in_program AND w.owner_id = l.owner_id
            AND (EXISTS (SELECT FROM transfer t
                   WHERE t.program_id = in_program AND t.wallet_id = w.id AND t.kind <> 'MOVE'
                     AND t.subject_id = item.subject_id AND t.subject_kind = item.subject_kind)
              OR EXISTS (SELECT FROM posting_key k
                   WHERE k.program_id = in_program AND k.key = item.origin_key COLLATE "C"
                     AND k.wallet_id = w.id))))
    ORDER BY l.owner_id LIMIT 1
$$;

SELECT restrict_function('led_owner');
