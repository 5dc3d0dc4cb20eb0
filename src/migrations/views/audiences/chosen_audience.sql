-- What is not for everyone: a list asks who is outside only where there is any.
CREATE OR REPLACE VIEW chosen_audience WITH (security_invoker = true) AS
  SELECT program_id, owner_kind, owner_id FROM audience;

SELECT share_object('VIEW', 'chosen_audience', app => 'SELECT');
