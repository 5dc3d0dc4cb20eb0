/**
 * The parts of `post_transfers` that undo what was posted before. How much of a transfer no longer
 * stands is kept in `reversal`, under its owner's lock: reversed (taken back or owed), written off
 * (borne by the company, R-P3) and released (a hold that became available points).
 *
 * `standing_awards` lists the awards of a subject, or the one transfer named by `in_of_*`; those of
 * a hold first, because nobody misses pending points, then the latest first.
 *
 * `undo_awards` takes back points from them: what is pending from held, the rest by the policy from
 * available, first from the award's own lot; what available cannot give is owed under `DEBT` and
 * written off otherwise.
 *
 * `return_spend` gives the points of a spend back to the lots they came from with their old expiry;
 * those whose expiry has passed get a lot of their own until `in_grace_until` (R-P5).
 *
 * `release_holds` empties the holds of a subject through `clearing`.
 */
export const UNDO_FUNCTIONS = `
CREATE FUNCTION standing_awards(
  in_program uuid, in_available uuid, in_held uuid, in_subject_kind text, in_subject_id uuid,
  in_of_wallet uuid, in_of_version bigint
) RETURNS TABLE (
  wallet_id uuid, version bigint, points bigint, kind text, standing bigint, written_off bigint
) LANGUAGE sql STABLE AS $$
  SELECT f.wallet_id, f.version, f.points, f.kind,
         f.points - coalesce(r.reversed + r.written_off + r.released, 0), coalesce(r.written_off, 0)
    FROM (
      SELECT t.program_id, t.wallet_id, t.version, t.points, t.kind, t.recorded_at FROM transfer t
        WHERE in_of_version IS NULL AND t.program_id = in_program AND t.subject_id = in_subject_id
          AND t.subject_kind = in_subject_kind AND t.wallet_id IN (in_available, in_held)
          AND t.kind IN ('EARN', 'RELEASE', 'HOLD') AND t.points > 0
      UNION ALL
      SELECT t.program_id, t.wallet_id, t.version, t.points, t.kind, t.recorded_at FROM transfer t
        WHERE t.program_id = in_program AND t.wallet_id = in_of_wallet AND t.version = in_of_version
          AND t.kind IN ('EARN', 'RELEASE', 'HOLD', 'ADJUST') AND t.points > 0
    ) f
    LEFT JOIN reversal r
      ON r.program_id = in_program AND r.wallet_id = f.wallet_id AND r.version = f.version
    ORDER BY (f.kind = 'HOLD') DESC, f.recorded_at DESC, f.version DESC
$$;

CREATE FUNCTION mark_undone(
  in_program uuid, in_wallet uuid, in_version bigint, in_points bigint,
  in_reversed bigint, in_written_off bigint, in_released bigint
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO reversal AS r VALUES
    (in_program, in_wallet, in_version, in_points, in_reversed, in_written_off, in_released)
    ON CONFLICT (program_id, wallet_id, version) DO UPDATE SET
      reversed = r.reversed + excluded.reversed,
      written_off = r.written_off + excluded.written_off,
      released = r.released + excluded.released
$$;

CREATE FUNCTION undo_awards(
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

CREATE FUNCTION restore_written_off(
  ctx posting_context, in_points bigint, in_available uuid, in_held uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  award record;
  part bigint;
  restored bigint := 0;
BEGIN
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, in_available, in_held, ctx.subject_kind,
                                    ctx.subject_id, NULL, NULL) s
      WHERE s.written_off > 0
  LOOP
    EXIT WHEN restored = in_points;
    part := least(award.written_off, in_points - restored);
    UPDATE reversal r SET written_off = r.written_off - part
      WHERE r.program_id = ctx.program_id AND r.wallet_id = award.wallet_id AND r.version = award.version;
    restored := restored + part;
  END LOOP;
  RETURN restored;
END $$;

CREATE FUNCTION return_spend(
  ctx posting_context, in_of_wallet uuid, in_of_version bigint, in_grace_until timestamptz,
  INOUT a wallet, OUT spent bigint, OUT standing bigint
) LANGUAGE plpgsql AS $$
DECLARE
  spend record;
  used record;
  late bigint := 0;
BEGIN
  SELECT s.version, -s.points AS points, -s.points - coalesce(r.reversed, 0) AS standing INTO spend
    FROM (
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE in_of_version IS NULL AND t.program_id = ctx.program_id AND t.wallet_id = a.id
          AND t.subject_id = ctx.subject_id AND t.subject_kind = ctx.subject_kind
      UNION ALL
      SELECT t.version, t.points, t.kind FROM transfer t
        WHERE t.program_id = ctx.program_id AND t.wallet_id = in_of_wallet AND t.version = in_of_version
    ) s
    LEFT JOIN reversal r
      ON r.program_id = ctx.program_id AND r.wallet_id = a.id AND r.version = s.version
    WHERE s.kind = 'SPEND'
    ORDER BY coalesce(r.reversed, 0), s.version DESC LIMIT 1;
  spent := spend.points;
  standing := spend.standing;
  IF spent IS NULL OR standing = 0 THEN
    RETURN;
  END IF;
  a := write_transfer(ctx, spent, 'RETURN', 'redeemed', a.id, spend.version, a);
  FOR used IN
    SELECT u.lot_version, u.points,
           (SELECT l.expires_at <= ctx.recorded_at FROM lot l WHERE l.program_id = ctx.program_id
             AND l.wallet_id = a.id AND l.version = u.lot_version) AS is_late
      FROM lot_use u
      WHERE u.program_id = ctx.program_id AND u.wallet_id = a.id AND u.version = spend.version
  LOOP
    IF used.is_late THEN
      late := late + used.points;
    ELSE
      UPDATE lot l SET remaining = l.remaining + used.points, open = true
        WHERE l.program_id = ctx.program_id AND l.wallet_id = a.id AND l.version = used.lot_version;
      INSERT INTO lot_use VALUES (ctx.program_id, a.id, a.version, used.lot_version, -used.points);
    END IF;
  END LOOP;
  IF late > 0 THEN
    INSERT INTO lot VALUES (ctx.program_id, a.id, a.version, late, late,
      coalesce(in_grace_until, ctx.recorded_at + interval '30 days'), true);
  END IF;
  PERFORM mark_undone(ctx.program_id, a.id, spend.version, spent, spent, 0, 0);
END $$;

CREATE FUNCTION release_holds(
  ctx posting_context, in_available uuid, in_of_wallet uuid, in_of_version bigint, INOUT h wallet,
  OUT released bigint, OUT of_version bigint
) LANGUAGE plpgsql AS $$
DECLARE
  award record;
BEGIN
  released := 0;
  FOR award IN
    SELECT s.* FROM standing_awards(ctx.program_id, in_available, h.id, ctx.subject_kind,
                                    ctx.subject_id, in_of_wallet, in_of_version) s
      WHERE s.standing > 0 AND s.kind = 'HOLD'
  LOOP
    h := write_transfer(ctx, -award.standing, 'RELEASE', 'clearing', h.id, award.version, h);
    PERFORM mark_undone(ctx.program_id, h.id, award.version, award.points, 0, 0, award.standing);
    released := released + award.standing;
    of_version := award.version;
  END LOOP;
END $$;
`;

export const UNDO_SIGNATURES = [
  'standing_awards(uuid, uuid, uuid, text, uuid, uuid, bigint)',
  'mark_undone(uuid, uuid, bigint, bigint, bigint, bigint, bigint)',
  'undo_awards(posting_context, bigint, text, uuid, bigint, wallet, wallet, wallet)',
  'restore_written_off(posting_context, bigint, uuid, uuid)',
  'return_spend(posting_context, uuid, bigint, timestamptz, wallet)',
  'release_holds(posting_context, uuid, uuid, bigint, wallet)',
];
