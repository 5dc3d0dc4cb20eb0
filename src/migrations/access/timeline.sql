SELECT secure_table('timeline', app => 'SELECT, INSERT', jobs => 'INSERT');
SELECT make_append_only('timeline');
