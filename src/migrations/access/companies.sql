SELECT secure_table('company', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('company_kind', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('domain_of_company', app => 'SELECT, INSERT, DELETE');
