SELECT secure_table('two_companies', app => 'SELECT, INSERT, DELETE');
SELECT secure_table('company_merge', app => 'SELECT, INSERT, UPDATE (taken_back_at, taken_back_by)');
SELECT secure_table('company_merge_row', app => 'SELECT, INSERT');
