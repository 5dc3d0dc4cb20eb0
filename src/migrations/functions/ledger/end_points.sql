-- What the owner earned until a moment ends at `in_ends_at`, where it does not end earlier by itself
-- (R-P7); null: it ends as by itself again. The same `in_id` again takes the place of what it said
-- before. Answers how many points end otherwise than before; what has lapsed stays gone.
CREATE OR REPLACE FUNCTION end_points(
  in_now timestamptz, in_id uuid, in_owner uuid, in_earned_before timestamptz, in_ends_at timestamptz
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  program constant uuid := app_program_id();
  -- who said it: two profiles may have become one since (R-U6)
  owner constant uuid := coalesce((SELECT e.owner_id FROM point_end e
    WHERE e.program_id = program AND e.id = in_id), in_owner);
  leads_to constant uuid := (SELECT l.leads_to FROM wallet_lead l
    WHERE l.program_id = program AND l.owner_id = owner);
  changed bigint;
BEGIN
  PERFORM set_config('app.posting', 'on', true);
  PERFORM lock_wallets(program, jsonb_build_array(jsonb_build_object('owner', owner),
    jsonb_build_object('owner', coalesce(leads_to, owner))));
  DELETE FROM point_end e WHERE e.program_id = program AND e.id = in_id;
  IF in_ends_at IS NOT NULL THEN
    INSERT INTO point_end VALUES (program, in_id, owner, in_earned_before, in_ends_at);
  END IF;
  changed := fit_lots(program, in_now, owner);
  IF leads_to IS NOT NULL THEN
    changed := changed + fit_lots(program, in_now, leads_to);
  END IF;
  PERFORM set_config('app.posting', '', true);
  RETURN changed;
END $$;

SELECT restrict_function('end_points', app => true);
