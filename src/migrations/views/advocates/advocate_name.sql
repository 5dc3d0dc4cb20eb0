-- What advocates are called: lists of others are searched by it.
CREATE OR REPLACE VIEW advocate_name WITH (security_invoker = true) AS
  SELECT program_id, id AS advocate_id, name FROM advocate;

SELECT share_object('VIEW', 'advocate_name', app => 'SELECT');
