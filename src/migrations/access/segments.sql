SELECT secure_table('segment', app => 'SELECT, INSERT, UPDATE, DELETE');
