SELECT secure_table('kept_mail', app => 'SELECT', jobs => 'SELECT, INSERT, DELETE');
