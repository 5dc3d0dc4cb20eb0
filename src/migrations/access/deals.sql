SELECT secure_table('deal', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('deal_fact', app => 'SELECT, INSERT');
SELECT make_append_only('deal_fact');
SELECT keep_off_merged_companies('deal');
