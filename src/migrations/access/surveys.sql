-- Handed in again after changes were asked for, the answers take the former ones' place.
SELECT secure_table('survey_response',
  app => 'SELECT, INSERT, UPDATE (answers, file_ids, submitted_at)');
SELECT secure_table('survey_draft', app => 'SELECT, INSERT, UPDATE, DELETE');
