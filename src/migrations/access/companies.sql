SELECT secure_table('company', app => 'SELECT, INSERT, UPDATE');
