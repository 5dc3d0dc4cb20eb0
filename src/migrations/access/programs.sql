SELECT secure_table('program', app => 'SELECT, INSERT, UPDATE', jobs => 'SELECT', key => 'id');

SELECT secure_table('program_deletion', app => 'SELECT, INSERT',
  jobs => 'SELECT, UPDATE (rows_deleted, finished_at)');

CREATE OR REPLACE TRIGGER program_keeps_its_kind BEFORE UPDATE ON program
  FOR EACH ROW EXECUTE FUNCTION keep_program_kind();

-- A person may list the programmes that they belong to, and nothing else of them.
DROP POLICY IF EXISTS own_programs ON program;
CREATE POLICY own_programs ON program FOR SELECT
  USING (id IN (SELECT m.program_id FROM membership m
                WHERE m.member_id = app_member_id() AND m.status <> 'REMOVED'));
