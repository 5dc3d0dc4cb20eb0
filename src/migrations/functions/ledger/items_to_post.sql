-- Each item with its place, the hash of its content, the first item with the same key, what the key
-- recorded before, and its owner's wallets. Called behind the locks. Single rows are found by
-- subqueries, which no plan can turn into a scan of all wallets.
CREATE OR REPLACE FUNCTION items_to_post(in_program uuid, in_items jsonb) RETURNS TABLE (
  id uuid, key text, op text, owner uuid, points bigint, subject_kind text, subject_id uuid, rule text,
  origin_key text, policy text, expires_at timestamptz, occurred_at timestamptz, seq bigint, hash bytea,
  first_seq bigint, first_hash bytea, last_of_owner boolean, known posting_key,
  wa wallet, wh wallet, wo wallet
) LANGUAGE sql STABLE AS $$
  SELECT i.*, first_value(i.seq) OVER same_key, first_value(i.hash) OVER same_key,
         lead(i.owner) OVER by_owner IS DISTINCT FROM i.owner,
         (SELECT k FROM posting_key k WHERE k.program_id = in_program AND k.key = i.key COLLATE "C"),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = i.owner AND w.kind = 'available'),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = i.owner AND w.kind = 'held'),
         (SELECT w FROM wallet w
           WHERE w.program_id = in_program AND w.owner_id = i.owner AND w.kind = 'owed')
    FROM (
      SELECT r.*, sha256(convert_to(concat(r.op, '|', r.owner, '|', r.points, '|', r.subject_kind, '|',
               r.subject_id, '|', r.rule, '|', r.origin_key), 'UTF8')) AS hash
        FROM ROWS FROM (jsonb_to_recordset(in_items) AS (
          id uuid, key text, op text, owner uuid, points bigint, subject_kind text, subject_id uuid,
          rule text, origin_key text, policy text, expires_at timestamptz, occurred_at timestamptz
        )) WITH ORDINALITY AS r (id, key, op, owner, points, subject_kind, subject_id,
          rule, origin_key, policy, expires_at, occurred_at, seq)
    ) i
    WINDOW same_key AS (PARTITION BY i.key COLLATE "C" ORDER BY i.seq),
           by_owner AS (ORDER BY i.owner, i.seq)
$$;

SELECT restrict_function('items_to_post');
