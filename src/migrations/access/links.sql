SELECT secure_table('link', app => 'SELECT, INSERT', jobs => 'SELECT, UPDATE (past_clicks)');
SELECT secure_table('touch', app => 'SELECT, INSERT', jobs => 'SELECT, INSERT, DELETE');
SELECT keep_off_merged_profiles('link');
