-- Each item with the hash of its content, the first item with the same key, what the key recorded
-- before, and its owner's wallets, one owner after the other. Called behind the locks. Single rows
-- are found by subqueries, which no plan can turn into a scan of all wallets.
CREATE OR REPLACE FUNCTION items_to_post(in_program uuid, in_items jsonb) RETURNS TABLE (
  item posting_item, hash bytea, first_seq bigint, first_hash bytea, known posting_key,
  a wallet, h wallet, o wallet
) LANGUAGE sql STABLE AS $$
  SELECT i.item, i.hash,
         first_value((i.item).seq) OVER same_key, first_value(i.hash) OVER same_key,
         (SELECT k FROM posting_key k
           WHERE k.program_id = in_program AND k.key = (i.item).key COLLATE "C"),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = (i.item).owner AND w.kind = 'available'),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = (i.item).owner AND w.kind = 'held'),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = (i.item).owner AND w.kind = 'owed')
    FROM (
      SELECT ROW(r.seq, r.id, r.key, r.op, r.owner, r.points, r.subject_kind, r.subject_id, r.rule,
               r.origin_key, r.policy, r.expires_at, r.occurred_at)::posting_item AS item,
             sha256(convert_to(concat(r.op, '|', r.owner, '|', r.points, '|', r.subject_kind, '|',
               r.subject_id, '|', r.rule, '|', r.origin_key), 'UTF8')) AS hash
        FROM ROWS FROM (jsonb_to_recordset(in_items) AS (
          id uuid, key text, op text, owner uuid, points bigint, subject_kind text, subject_id uuid,
          rule text, origin_key text, policy text, expires_at timestamptz, occurred_at timestamptz
        )) WITH ORDINALITY AS r (id, key, op, owner, points, subject_kind, subject_id,
          rule, origin_key, policy, expires_at, occurred_at, seq)
    ) i
    WINDOW same_key AS (PARTITION BY (i.item).key COLLATE "C" ORDER BY (i.item).seq)
    ORDER BY (i.item).owner, (i.item).seq
$$;

SELECT restrict_function('items_to_post');
