-- Handed in again after changes were asked for, the answers take the former ones' place; taken back,
-- they are a draft again.
SELECT secure_table('survey_response',
  app => 'SELECT, INSERT, UPDATE (answers, file_ids, submitted_at), DELETE');
SELECT secure_table('survey_draft', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT keep_off_merged_profiles('survey_response');
SELECT keep_off_merged_profiles('survey_draft');
