-- Who looks after a company: the membership, where there is somebody.
CREATE OR REPLACE VIEW company_owner WITH (security_invoker = true) AS
  SELECT program_id, id AS company_id, owner_id FROM company WHERE owner_id IS NOT NULL;

SELECT share_object('VIEW', 'company_owner', app => 'SELECT');
