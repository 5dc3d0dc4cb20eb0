-- Whether an advocate takes part, for those who count across programmes: nothing else of them.
CREATE OR REPLACE VIEW advocate_standing WITH (security_invoker = true) AS
  SELECT program_id, id AS advocate_id, status FROM advocate;

SELECT share_object('VIEW', 'advocate_standing', app => 'SELECT', jobs => 'SELECT');
