-- What companies are called: lists of others show it, and are searched by it.
CREATE OR REPLACE VIEW company_name WITH (security_invoker = true) AS
  SELECT program_id, id AS company_id, name FROM company;

SELECT share_object('VIEW', 'company_name', app => 'SELECT');
