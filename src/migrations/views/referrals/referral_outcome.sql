-- What became of each referral of an advocate, and whether it counts (R-W7): for counting.
CREATE OR REPLACE VIEW referral_outcome WITH (security_invoker = true) AS
  SELECT program_id, id AS referral_id, advocate_id, status, counted FROM referral;

SELECT share_object('VIEW', 'referral_outcome', app => 'SELECT');
