-- The wallet of `in_owner` leads to that of `in_to` from now on, and all that is in it goes there.
-- Neither leads anywhere yet, and nobody leads to `in_owner`. Throws GT004 otherwise.
CREATE OR REPLACE FUNCTION lead_wallet(in_now timestamptz, in_owner uuid, in_to uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  program constant uuid := app_program_id();
  ctx constant posting_context :=
    ROW(program, gen_random_uuid(), NULL, NULL, 'R-U6', in_now, in_now)::posting_context;
BEGIN
  PERFORM set_config('app.posting', 'on', true);
  PERFORM lock_wallets(program, jsonb_build_array(
    jsonb_build_object('owner', in_owner), jsonb_build_object('owner', in_to)));
  IF EXISTS (SELECT FROM wallet_lead l WHERE l.program_id = program
             AND (l.owner_id IN (in_owner, in_to) OR l.leads_to = in_owner)) THEN
    RAISE EXCEPTION 'One of the wallets leads to another one, or is led to' USING ERRCODE = 'GT004';
  END IF;
  INSERT INTO wallet_lead VALUES (program, in_owner, in_to);
  PERFORM carry_points(ctx, in_owner, in_to, NULL, false, NULL);
  PERFORM carry_rest(ctx, in_owner, in_to, NULL, NULL);
  PERFORM set_config('app.posting', '', true);
END $$;

SELECT restrict_function('lead_wallet', app => true);
