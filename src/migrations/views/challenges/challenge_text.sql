-- A published version as people read it: its last correction, else as it was published (R-C1).
CREATE OR REPLACE VIEW challenge_text WITH (security_invoker = true) AS
  SELECT v.program_id, v.challenge_id, v.version,
         coalesce(latest.definition, v.definition) AS definition
    FROM challenge_version v
    LEFT JOIN LATERAL (
      SELECT c.definition FROM challenge_correction c
       WHERE c.program_id = v.program_id AND c.challenge_id = v.challenge_id
         AND c.version = v.version
       ORDER BY c.correction_no DESC LIMIT 1) latest ON true;

SELECT share_object('VIEW', 'challenge_text', app => 'SELECT');
