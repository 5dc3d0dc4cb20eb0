-- Members of the programme, for its own. Not security_invoker, as other views are: its reader has no
-- right to auth.member. Who has not accepted yet is shown as they were invited: their own name belongs
-- to other programmes.
CREATE OR REPLACE VIEW auth.program_member WITH (security_barrier) AS
  SELECT p.program_id, p.membership_id, m.id AS member_id,
    CASE WHEN p.joined_at IS NULL THEN coalesce(p.invited_name, m.email) ELSE m.name END AS name,
    m.email, CASE WHEN p.joined_at IS NOT NULL THEN m.language END AS language, p.status
  FROM membership_state p JOIN auth.member m ON m.id = p.member_id
  WHERE p.program_id = app_program_id();

SELECT share_object('VIEW', 'auth.program_member', app => 'SELECT');
