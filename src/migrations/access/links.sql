SELECT secure_table('link', app => 'SELECT, INSERT', jobs => 'SELECT');
SELECT secure_table('touch', app => 'SELECT, INSERT', jobs => 'INSERT');
