SELECT secure_table('file', app => 'SELECT, INSERT, UPDATE (handed_in_at), DELETE', jobs => 'SELECT');
SELECT secure_table('upload_count', app => 'SELECT, INSERT, UPDATE');
SELECT keep_off_merged_profiles('file');
SELECT keep_off_merged_profiles('upload_count');
