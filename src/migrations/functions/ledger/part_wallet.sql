-- The wallet of `in_owner` stands by itself again: what came from it and is still there goes back into
-- its lots; of what is pending and owed, no more than came. Throws GT004 where it does not lead there.
CREATE OR REPLACE FUNCTION part_wallet(in_now timestamptz, in_owner uuid, in_from uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  program constant uuid := app_program_id();
  ctx constant posting_context :=
    ROW(program, gen_random_uuid(), NULL, NULL, 'R-U6', in_now, in_now)::posting_context;
  held bigint;
  owed bigint;
BEGIN
  PERFORM set_config('app.posting', 'on', true);
  PERFORM lock_wallets(program, jsonb_build_array(
    jsonb_build_object('owner', in_owner), jsonb_build_object('owner', in_from)));
  DELETE FROM wallet_lead l
    WHERE l.program_id = program AND l.owner_id = in_owner AND l.leads_to = in_from;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The wallet does not lead there' USING ERRCODE = 'GT004';
  END IF;
  SELECT greatest(coalesce(-sum(t.points) FILTER (WHERE w.kind = 'held'), 0), 0)::bigint,
         greatest(coalesce(sum(t.points) FILTER (WHERE w.kind = 'owed'), 0), 0)::bigint
    INTO held, owed
    FROM wallet w JOIN transfer t ON t.program_id = program AND t.wallet_id = w.id AND t.kind = 'MOVE'
    WHERE w.program_id = program AND w.owner_id = in_owner;
  PERFORM carry_points(ctx, in_from, in_owner, NULL, true, NULL);
  PERFORM carry_rest(ctx, in_from, in_owner, held, owed);
  PERFORM set_config('app.posting', '', true);
END $$;

SELECT restrict_function('part_wallet', app => true);
