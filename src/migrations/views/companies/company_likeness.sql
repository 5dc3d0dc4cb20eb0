-- What a company's name is without its legal form (`stem`), and without blanks and accents besides:
-- by these two may be one. The index `company_by_likeness` has the same expression.
CREATE OR REPLACE VIEW company_likeness WITH (security_invoker = true) AS
  SELECT program_id, id AS company_id, split_part(name_key, ' (', 1) AS stem,
    regexp_replace(normalize(split_part(name_key, ' (', 1), NFKD), '[\s\u0300-\u036f]', '', 'g')
      AS likeness
    FROM company WHERE merged_into IS NULL;

SELECT share_object('VIEW', 'company_likeness', app => 'SELECT');
