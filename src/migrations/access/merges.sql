SELECT secure_table('two_companies', app => 'SELECT, INSERT, DELETE');
