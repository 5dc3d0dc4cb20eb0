-- Who did something themselves before first acts were kept is active since then (ADR 0037). Who was
-- ACTIVE without any act that is known is so since they joined: a break takes nothing from them.
-- Under forced row-level security the owner sees the rows of one programme at a time, and of no
-- programme the list: that is asked as work across programmes asks. On an empty database there are
-- neither policies nor rights yet, nor rows.

DO $$
DECLARE
  programs uuid[];
  program_here uuid;
BEGIN
  PERFORM set_config('app.scope', 'jobs', true);
  IF current_user = 'goodturn_owner' AND has_table_privilege('goodturn_jobs', 'program', 'SELECT') THEN
    SET LOCAL ROLE goodturn_jobs;
    programs := ARRAY(SELECT id FROM program);
    SET LOCAL ROLE goodturn_owner;
  ELSE
    programs := ARRAY(SELECT id FROM program);
  END IF;
  PERFORM set_config('app.scope', '', true);

  FOREACH program_here IN ARRAY programs LOOP
    PERFORM set_config('app.program_id', program_here::text, true);
    UPDATE advocate a
       SET first_act_at = known.since,
           status = CASE a.status WHEN 'JOINED' THEN 'ACTIVE' ELSE a.status END
      FROM (
        SELECT here.id, least(here.first_act_at, coalesce(min(act.at),
            CASE here.status WHEN 'ACTIVE' THEN coalesce(here.joined_at, here.created_at) END)) AS since
          FROM advocate here
          LEFT JOIN (
            SELECT r.advocate_id, r.submitted_at AS at FROM referral r
             WHERE r.program_id = program_here AND r.source = 'FORM'
            UNION ALL
            SELECT r.advocate_id, d.decided_at FROM referral_decision d
              JOIN referral r ON r.program_id = d.program_id AND r.id = d.referral_id
             WHERE d.program_id = program_here AND d.kind = 'CONFIRMED'
            UNION ALL
            SELECT p.advocate_id, s.submitted_at FROM submission s
              JOIN participation p ON p.program_id = s.program_id AND p.id = s.participation_id
             WHERE s.program_id = program_here AND s.submitted_at IS NOT NULL
            UNION ALL
            SELECT advocate_id, requested_at FROM redemption WHERE program_id = program_here
          ) act ON act.advocate_id = here.id
         WHERE here.program_id = program_here
         GROUP BY here.id, here.first_act_at, here.status, here.joined_at, here.created_at
      ) known
     WHERE a.program_id = program_here AND a.id = known.id
       AND a.first_act_at IS DISTINCT FROM known.since;
  END LOOP;
  PERFORM set_config('app.program_id', '', true);
END $$;

-- down
