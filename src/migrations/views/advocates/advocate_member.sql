-- Which advocate a member is, where they are one, in whose night they live, and which language staff said
-- that they read; null: nobody did, or they chose one themselves since. Who was merged into another
-- profile of theirs is that one (R-U6).
CREATE OR REPLACE VIEW advocate_member WITH (security_invoker = true) AS
  SELECT program_id, coalesce(merged_into, id) AS advocate_id, member_id, time_zone,
    CASE language_from WHEN 'STAFF' THEN language END AS language_by_staff
    FROM advocate;

SELECT share_object('VIEW', 'advocate_member', app => 'SELECT');
