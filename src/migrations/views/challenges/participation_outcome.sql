-- How far each advocate came with each challenge: for counting.
CREATE OR REPLACE VIEW participation_outcome WITH (security_invoker = true) AS
  SELECT program_id, id AS participation_id, challenge_id, advocate_id, status FROM participation;

SELECT share_object('VIEW', 'participation_outcome', app => 'SELECT');
