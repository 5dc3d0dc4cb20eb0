SELECT secure_table('import_run', app => 'SELECT, INSERT, UPDATE', jobs => 'SELECT');
SELECT secure_table('import_row', app => 'SELECT, INSERT, DELETE');
SELECT secure_table('import_trace', app => 'SELECT, INSERT, UPDATE, DELETE', jobs => 'SELECT');
SELECT secure_table('import_place', app => 'SELECT, INSERT, DELETE');
