-- Pairs of companies that may be one, each from both sides, but for those that a person said are two.
-- A pair stands once for each reason: its names are the same but for the legal form (SAME_NAME), or
-- but for blanks and accents (LIKE_NAME), or somebody of one has an address of the other's (ADDRESS).
CREATE OR REPLACE VIEW possible_duplicate WITH (security_invoker = true) AS
  SELECT pair.program_id, pair.company_id, pair.other_id, pair.reason FROM (
    SELECT one.program_id, one.company_id, other.company_id AS other_id,
      CASE WHEN one.stem = other.stem THEN 'SAME_NAME' ELSE 'LIKE_NAME' END AS reason
      FROM company_likeness one
      JOIN company_likeness other ON other.program_id = one.program_id
        AND other.likeness = one.likeness AND other.company_id <> one.company_id
    UNION ALL
    SELECT DISTINCT a.program_id, a.company_id, d.company_id, 'ADDRESS'
      FROM advocate_address_domain a
      JOIN company_domain d ON d.program_id = a.program_id AND d.domain = a.domain
        AND d.company_id <> a.company_id
    UNION ALL
    SELECT DISTINCT a.program_id, d.company_id, a.company_id, 'ADDRESS'
      FROM company_domain d
      JOIN advocate_address_domain a ON a.program_id = d.program_id AND a.domain = d.domain
        AND a.company_id <> d.company_id
  ) pair
  LEFT JOIN two_companies t ON t.program_id = pair.program_id
   AND t.one_id = least(pair.company_id, pair.other_id)
   AND t.other_id = greatest(pair.company_id, pair.other_id)
  WHERE t.program_id IS NULL;

SELECT share_object('VIEW', 'possible_duplicate', app => 'SELECT');
