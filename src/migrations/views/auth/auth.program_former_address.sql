-- Addresses that members of the programme signed in with before, for its own; `passed_on` where somebody
-- else signs in with one now. Who has not accepted yet is known here by what they were invited with
-- alone. Not security_invoker: see auth.program_member.
CREATE OR REPLACE VIEW auth.program_former_address WITH (security_barrier) AS
  SELECT p.program_id, f.member_id, f.email, f.changed_at,
    EXISTS (SELECT FROM auth.member o WHERE o.email = f.email AND o.id <> f.member_id) AS passed_on
  FROM membership_state p JOIN auth.former_address f ON f.member_id = p.member_id
  WHERE p.program_id = app_program_id() AND p.status = 'ACTIVE';

SELECT share_object('VIEW', 'auth.program_former_address', app => 'SELECT');
