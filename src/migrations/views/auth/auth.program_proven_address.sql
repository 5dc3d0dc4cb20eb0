-- The other mailboxes that members of the programme have shown to be theirs, for its own (R-U6); who else
-- signs in with one, is null where nobody does. Not security_invoker: see auth.program_member.
CREATE OR REPLACE VIEW auth.program_proven_address WITH (security_barrier) AS
  SELECT p.program_id, a.member_id, a.email, a.expires_at, o.id AS other_member_id
  FROM membership_state p
    JOIN auth.address_proof a ON a.member_id = p.member_id AND a.proven_at IS NOT NULL
    JOIN auth.member m ON m.id = a.member_id AND m.email = a.own_email
    LEFT JOIN auth.member o ON o.email = a.email
  WHERE p.program_id = app_program_id() AND p.status = 'ACTIVE';

SELECT share_object('VIEW', 'auth.program_proven_address', app => 'SELECT');
