/**
 * The parts of `post_transfers` that read its input and lock what it needs.
 *
 * `lock_wallets` makes the missing `available` wallets and locks all wallets of the owners, both in
 * the order of the owners: whoever posts for several owners meets others in the same order.
 *
 * `items_to_post` gives each item with its place, the hash of its content, the first item with the
 * same key, what the key recorded before, and its owner's wallets. It is called behind the locks.
 * Single rows are found by subqueries, which no plan can turn into a scan of all wallets.
 */
export const ITEM_FUNCTIONS = `
CREATE TYPE posting_result AS (
  item integer, posting_id uuid, replayed boolean, points bigint, owed bigint, written_off bigint,
  balance_after bigint, error text, available bigint, needed bigint
);

CREATE FUNCTION lock_wallets(in_program uuid, in_items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  owners uuid[];
BEGIN
  owners := ARRAY(SELECT DISTINCT i.owner FROM jsonb_to_recordset(in_items) AS i (owner uuid) ORDER BY 1);
  INSERT INTO wallet SELECT in_program, gen_random_uuid(), n.owner, 'available', 0, 0, 0
    FROM unnest(owners) AS n (owner)
    WHERE (SELECT w.id FROM wallet w
      WHERE w.program_id = in_program AND w.owner_id = n.owner AND w.kind = 'available') IS NULL
    ORDER BY n.owner
    ON CONFLICT DO NOTHING;
  PERFORM FROM wallet w WHERE w.program_id = in_program AND w.owner_id = ANY (owners)
    ORDER BY w.owner_id, w.kind FOR NO KEY UPDATE;
END $$;

CREATE FUNCTION items_to_post(in_program uuid, in_items jsonb) RETURNS TABLE (
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
`;

export const ITEM_SIGNATURES = ['lock_wallets(uuid, jsonb)', 'items_to_post(uuid, jsonb)'];
