SELECT secure_table('audience', app => 'SELECT, INSERT, UPDATE (version)');
SELECT secure_table('audience_part', app => 'SELECT, INSERT, DELETE');
