SELECT secure_table('advocate', app => 'SELECT, INSERT, UPDATE',
  jobs => 'SELECT (program_id, id, status, resumes_at, merged_into)');

DROP POLICY IF EXISTS own_profiles ON advocate;
CREATE POLICY own_profiles ON advocate FOR SELECT USING (member_id = app_member_id());

SELECT secure_table('willing', app => 'SELECT, INSERT, UPDATE');

SELECT secure_table('interest', app => 'SELECT, INSERT, UPDATE (name, name_key, offered)');
SELECT secure_table('advocate_interest', app => 'SELECT, INSERT, DELETE');

SELECT secure_table('former_employer', app => 'SELECT, INSERT, UPDATE, DELETE');

SELECT secure_table('nomination', app => 'SELECT, INSERT, UPDATE');
SELECT keep_off_merged_companies('advocate');
SELECT keep_off_merged_companies('former_employer');
SELECT secure_table('invitation_round', app => 'SELECT, INSERT');
SELECT secure_table('profile_merge',
  app => 'SELECT, INSERT, UPDATE (taken_back_at, taken_back_by)');
SELECT secure_table('profile_merge_row', app => 'SELECT, INSERT');
SELECT keep_off_merged_profiles('nomination');
SELECT keep_off_merged_profiles('advocate_interest');
SELECT keep_off_merged_profiles('willing');
SELECT keep_off_merged_profiles('former_employer');
