-- Which company a domain is of (R-O1).
CREATE OR REPLACE VIEW company_domain WITH (security_invoker = true) AS
  SELECT program_id, domain, company_id FROM domain_of_company;

SELECT share_object('VIEW', 'company_domain', app => 'SELECT');
