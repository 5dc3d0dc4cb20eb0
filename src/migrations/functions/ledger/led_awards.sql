-- What stands of the awards that an item may undo in a wallet that leads to another one, in the order
-- in which it undoes them.
CREATE OR REPLACE FUNCTION led_awards(in_program uuid, item posting_item, in_led uuid)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
           'kind', s.kind, 'version', s.version, 'standing', s.standing) ORDER BY s.place), '[]')
    FROM (SELECT (SELECT w.id FROM wallet w WHERE w.program_id = in_program
                    AND w.owner_id = in_led AND w.kind = 'available') AS available,
                 (SELECT w.id FROM wallet w WHERE w.program_id = in_program
                    AND w.owner_id = in_led AND w.kind = 'held') AS held) w
    LEFT JOIN posting_key k
      ON k.program_id = in_program AND k.key = item.origin_key COLLATE "C"
    CROSS JOIN LATERAL (
      SELECT a.kind, a.version, a.standing, row_number() OVER () AS place
        FROM standing_awards(in_program, w.available, w.held, item.subject_kind, item.subject_id,
                             k.wallet_id, k.version) a
        WHERE a.standing > 0) s
$$;

SELECT restrict_function('led_awards');
