SELECT secure_table('company', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('company_kind', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('domain_of_company', app => 'SELECT, INSERT, UPDATE (company_id), DELETE');
SELECT keep_off_merged_companies('domain_of_company');
SELECT keep_off_merged_companies('company_kind');
