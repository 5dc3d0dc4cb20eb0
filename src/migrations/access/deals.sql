-- A deal of which nothing is reported any more is gone (R-D7); its facts stay.
SELECT secure_table('deal', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT secure_table('deal_fact', app => 'SELECT, INSERT');
SELECT make_append_only('deal_fact');
SELECT secure_table('deal_fact_taken_back', app => 'SELECT, INSERT');
SELECT make_append_only('deal_fact_taken_back');
SELECT keep_off_merged_companies('deal');
