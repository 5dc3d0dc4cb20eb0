-- Makes the missing `available` wallets and locks all wallets of the owners, both in the order of the
-- owners: whoever posts for several owners meets others in the same order.
CREATE OR REPLACE FUNCTION lock_wallets(in_program uuid, in_items jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  owners constant uuid[] := ARRAY(
    SELECT DISTINCT i.owner FROM jsonb_to_recordset(in_items) AS i (owner uuid) ORDER BY 1);
  there bigint;
BEGIN
  IF in_program IS NULL THEN
    RAISE EXCEPTION 'post_transfers needs the programme of the transaction' USING ERRCODE = 'GT003';
  END IF;
  SELECT count(*) INTO there FROM wallet w
    WHERE w.program_id = in_program AND w.owner_id = ANY (owners) AND w.kind = 'available';
  IF there < cardinality(owners) THEN
    INSERT INTO wallet SELECT in_program, gen_random_uuid(), n.owner, 'available', 0, 0, 0
      FROM unnest(owners) AS n (owner)
      WHERE (SELECT w.id FROM wallet w
        WHERE w.program_id = in_program AND w.owner_id = n.owner AND w.kind = 'available') IS NULL
      ORDER BY n.owner
      ON CONFLICT DO NOTHING;
  END IF;
  PERFORM FROM wallet w WHERE w.program_id = in_program AND w.owner_id = ANY (owners)
    ORDER BY w.owner_id, w.kind FOR NO KEY UPDATE;
END $$;

SELECT restrict_function('lock_wallets');
