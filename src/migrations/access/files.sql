SELECT secure_table('file', app => 'SELECT, INSERT');
