-- Takes back points from awards: what is pending from held, the rest by the policy from available,
-- first from the award's own lot; what available cannot give is owed under `DEBT` and written off
-- otherwise.
CREATE OR REPLACE FUNCTION undo_awards(
  ctx posting_context, in_points bigint, in_policy text, in_of_wallet uuid, in_of_version bigint,
  INOUT a wallet, INOUT h wallet, INOUT o wallet,
  OUT taken bigint, OUT indebted bigint, OUT written_off bigint
) LANGUAGE plpgsql AS $$
DECLARE
  award record;
  part bigint;
  part_taken bigint;
  part_written_off bigint;
  missing bigint := in_points;
BEGIN
  taken := 0;
  indebted := 0;
  written_off := 0;
  IF EXISTS (SELECT FROM lot l WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.open
             AND l.expires_at <= ctx.recorded_at) THEN
    a := expire_lots(ctx, a);
  END IF;
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, a.id, h.id, ctx.subject_kind, ctx.subject_id,
                                    in_of_wallet, in_of_version) s
      WHERE s.standing > 0
  LOOP
    EXIT WHEN missing = 0;
    part := least(award.standing, missing);
    missing := missing - part;
    part_written_off := 0;
    IF award.kind = 'HOLD' THEN
      h := write_transfer(ctx, -part, 'REVERSAL', 'issued', award.wallet_id, award.version, h);
      taken := taken + part;
    ELSE
      part_taken := CASE in_policy WHEN 'ONLY_PENDING' THEN 0 ELSE least(part, a.balance) END;
      IF part_taken > 0 THEN
        a := write_transfer(ctx, -part_taken, 'REVERSAL',
          CASE award.kind WHEN 'ADJUST' THEN 'adjusted' ELSE 'issued' END,
          award.wallet_id, award.version, a);
        INSERT INTO lot_use SELECT u.* FROM
          unnest(use_lots(ctx.program_id, a.id, a.version, part_taken, award.version)) u;
        taken := taken + part_taken;
      END IF;
      IF part_taken < part AND in_policy = 'DEBT' THEN
        IF o.id IS NULL THEN
          INSERT INTO wallet
            VALUES (ctx.program_id, gen_random_uuid(), a.owner_id, 'owed', 0, 0, 0) RETURNING * INTO o;
        END IF;
        o := write_transfer(ctx, part_taken - part, 'REVERSAL',
          CASE award.kind WHEN 'ADJUST' THEN 'adjusted' ELSE 'issued' END,
          award.wallet_id, award.version, o);
        indebted := indebted + part - part_taken;
      ELSE
        part_written_off := part - part_taken;
        written_off := written_off + part_written_off;
      END IF;
      IF award.kind <> 'ADJUST' THEN
        a.lifetime := a.lifetime - (part - part_written_off);
      END IF;
    END IF;
    PERFORM mark_undone(ctx.program_id, award.wallet_id, award.version, award.points,
                        part - part_written_off, part_written_off, 0);
  END LOOP;
END $$;

SELECT restrict_function('undo_awards');
