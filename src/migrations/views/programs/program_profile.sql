-- How a programme introduces itself to those who belong to it.
CREATE OR REPLACE VIEW program_profile WITH (security_invoker = true) AS
  SELECT id AS program_id, slug, name, kind, color, locale, time_zone, currency, contact_member_id,
    deleting
  FROM program;

SELECT share_object('VIEW', 'program_profile', app => 'SELECT');
