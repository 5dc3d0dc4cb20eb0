SELECT secure_table('staff_notice', app => 'SELECT, INSERT, UPDATE, DELETE', jobs => 'SELECT, DELETE');
