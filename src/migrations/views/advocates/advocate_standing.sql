-- Whether an advocate takes part, for those who count across programmes: nothing else of them. Who was
-- merged into another profile of theirs takes part as that one (R-U6).
CREATE OR REPLACE VIEW advocate_standing WITH (security_invoker = true) AS
  SELECT a.program_id, a.id AS advocate_id, coalesce(s.status, a.status) AS status,
         coalesce(a.merged_into, a.id) AS stands_as
    FROM advocate a LEFT JOIN advocate s ON s.program_id = a.program_id AND s.id = a.merged_into;

SELECT share_object('VIEW', 'advocate_standing', app => 'SELECT', jobs => 'SELECT');
