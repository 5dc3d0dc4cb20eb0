SELECT secure_table('deal_link', app => 'SELECT, INSERT');
SELECT secure_table('deal_split', app => 'SELECT, INSERT');
SELECT make_append_only('deal_split');
