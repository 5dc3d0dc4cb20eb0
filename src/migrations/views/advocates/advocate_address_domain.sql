-- The domain of the address of each advocate who works for a company.
CREATE OR REPLACE VIEW advocate_address_domain WITH (security_invoker = true) AS
  SELECT program_id, id AS advocate_id, company_id, split_part(email, '@', 2) AS domain
    FROM advocate WHERE email IS NOT NULL AND company_id IS NOT NULL;

SELECT share_object('VIEW', 'advocate_address_domain', app => 'SELECT');
