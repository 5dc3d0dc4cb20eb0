SELECT secure_table('audience', app => 'SELECT, INSERT, UPDATE (version)');
SELECT secure_table('audience_segment', app => 'SELECT, INSERT, DELETE');
SELECT secure_table('audience_tag', app => 'SELECT, INSERT, DELETE');
SELECT secure_table('audience_person', app => 'SELECT, INSERT, DELETE');
SELECT keep_off_merged_profiles('audience_person');
