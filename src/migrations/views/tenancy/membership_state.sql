-- Who belongs to which programme and as what: for sign-in, which knows the people.
CREATE OR REPLACE VIEW membership_state WITH (security_invoker = true) AS
  SELECT program_id, id AS membership_id, member_id, roles, status, blurb, invited_name, joined_at,
    created_at, invitation_ends_at
  FROM membership;

SELECT share_object('VIEW', 'membership_state', app => 'SELECT', jobs => 'SELECT');
