-- By what a deal finds its referrals: what it names, whose company it is of, and since when it is known.
CREATE OR REPLACE VIEW deal_to_match WITH (security_invoker = true) AS
  SELECT program_id, id AS deal_id, referral_external_id, company_id, created_at, stage FROM deal;

SELECT share_object('VIEW', 'deal_to_match', app => 'SELECT');
