-- Which tags advocates bear: lists and rules over advocates ask for it by tag, or by advocate.
CREATE OR REPLACE VIEW advocate_tagged WITH (security_invoker = true) AS
  SELECT program_id, advocate_id, tag_id FROM advocate_tag;

SELECT share_object('VIEW', 'advocate_tagged', app => 'SELECT');
