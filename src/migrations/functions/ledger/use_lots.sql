-- Takes points out of the open lots of a wallet: first the lot made by version `in_first` (a reversal
-- takes back the very points that it names), then those that expire first (R-P5). The caller has
-- checked the balance and expired what has lapsed. Answers the uses to write.
CREATE OR REPLACE FUNCTION use_lots(
  in_program uuid, in_wallet uuid, in_version bigint, in_points bigint, in_first bigint
) RETURNS lot_use[] LANGUAGE plpgsql AS $$
DECLARE
  source record;
  part bigint;
  missing bigint := in_points;
  uses lot_use[];
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

SELECT restrict_function('use_lots');
