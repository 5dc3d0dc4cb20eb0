-- Takes back points of one award that are in available already, by the policy (R-P3): first from the
-- award's own lot; what available cannot give is owed under `DEBT`, and borne by the company
-- otherwise.
CREATE OR REPLACE FUNCTION undo_earned(
  ctx posting_context, step posting_step, in_points bigint, in_policy text,
  in_wallet uuid, in_version bigint, in_kind text
) RETURNS posting_step LANGUAGE plpgsql AS $$
DECLARE
  a wallet := step.a;
  o wallet := step.o;
  counter constant text := CASE in_kind WHEN 'ADJUST' THEN 'adjusted' ELSE 'issued' END;
  taken bigint := CASE in_policy WHEN 'ONLY_PENDING' THEN 0 ELSE least(in_points, a.balance) END;
  missing bigint := in_points - taken;
BEGIN
  IF taken > 0 THEN
    a := write_transfer(ctx, -taken, 'REVERSAL', counter, in_wallet, in_version, a);
    INSERT INTO lot_use SELECT u.* FROM
      unnest(use_lots(ctx.program_id, a.id, a.version, taken, in_version)) u;
    step.points := step.points - taken;
  END IF;
  IF missing > 0 AND in_policy = 'DEBT' THEN
    IF o.id IS NULL THEN
      INSERT INTO wallet
        VALUES (ctx.program_id, gen_random_uuid(), a.owner_id, 'owed', 0, 0, 0) RETURNING * INTO o;
    END IF;
    o := write_transfer(ctx, -missing, 'REVERSAL', counter, in_wallet, in_version, o);
    step.owed := step.owed - missing;
    missing := 0;
  END IF;
  step.written_off := step.written_off + missing;
  IF in_kind <> 'ADJUST' THEN
    a.lifetime := a.lifetime - (in_points - missing);
  END IF;
  step.a := a;
  step.o := o;
  RETURN step;
END $$;

SELECT restrict_function('undo_earned');
