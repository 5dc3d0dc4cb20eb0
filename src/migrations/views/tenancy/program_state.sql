-- What others must know of a programme: its address and kind, its clock, and whether it is going.
CREATE OR REPLACE VIEW program_state WITH (security_invoker = true) AS
  SELECT id AS program_id, slug, kind, clock_offset_ms, clock_held_until, deleting FROM program;

SELECT share_object('VIEW', 'program_state', app => 'SELECT', jobs => 'SELECT');
