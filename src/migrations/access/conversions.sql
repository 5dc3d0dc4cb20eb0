SELECT secure_table('deal_link', app => 'SELECT, INSERT, UPDATE (origin), DELETE');
SELECT secure_table('deal_revenue', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT secure_table('deal_wait', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT secure_table('deal_choice', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('deal_split', app => 'SELECT, INSERT');
SELECT make_append_only('deal_split');
