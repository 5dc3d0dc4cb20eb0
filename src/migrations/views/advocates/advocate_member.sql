-- Which member stands behind an advocate's profile, where there is one, in whose night they live, and
-- which language staff said that they read; null: nobody did, or they chose one themselves since.
CREATE OR REPLACE VIEW advocate_member WITH (security_invoker = true) AS
  SELECT program_id, id AS advocate_id, member_id, time_zone,
    CASE language_from WHEN 'STAFF' THEN language END AS language_by_staff
    FROM advocate;

SELECT share_object('VIEW', 'advocate_member', app => 'SELECT');
