-- Moves what is pending and what is owed from one owner to another: so much of each, null: all.
CREATE OR REPLACE FUNCTION carry_rest(
  ctx posting_context, in_from uuid, in_to uuid, in_held bigint, in_owed bigint
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  source wallet;
  target wallet;
  part bigint;
BEGIN
  FOR source IN
    SELECT w.* FROM wallet w
      WHERE w.program_id = ctx.program_id AND w.owner_id = in_from AND w.kind IN ('held', 'owed')
      ORDER BY w.kind
  LOOP
    part := least(abs(source.balance),
      CASE source.kind WHEN 'held' THEN coalesce(in_held, source.balance)
                       ELSE coalesce(in_owed, -source.balance) END);
    CONTINUE WHEN part <= 0;
    INSERT INTO wallet VALUES (ctx.program_id, gen_random_uuid(), in_to, source.kind, 0, 0, 0)
      ON CONFLICT DO NOTHING;
    SELECT w.* INTO STRICT target FROM wallet w
      WHERE w.program_id = ctx.program_id AND w.owner_id = in_to AND w.kind = source.kind;
    part := CASE source.kind WHEN 'held' THEN part ELSE -part END;
    PERFORM write_transfer(ctx, -part, 'MOVE', 'clearing', NULL, NULL, source);
    PERFORM write_transfer(ctx, part, 'MOVE', 'clearing', NULL, NULL, target);
  END LOOP;
END $$;

SELECT restrict_function('carry_rest');
