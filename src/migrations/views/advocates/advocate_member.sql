-- Which member stands behind an advocate's profile, where there is one, and in whose night they live.
CREATE OR REPLACE VIEW advocate_member WITH (security_invoker = true) AS
  SELECT program_id, id AS advocate_id, member_id, time_zone FROM advocate;

SELECT share_object('VIEW', 'advocate_member', app => 'SELECT');
