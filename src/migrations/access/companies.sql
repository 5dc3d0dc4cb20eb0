SELECT secure_table('company', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('company_kind', app => 'SELECT, INSERT, UPDATE');
