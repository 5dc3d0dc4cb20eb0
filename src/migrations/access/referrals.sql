SELECT secure_table('referral', app => 'SELECT, INSERT, UPDATE',
  jobs => 'SELECT, UPDATE (window_open, status, reason_code, moved_at, version)');
SELECT secure_table('referral_fact', app => 'SELECT, INSERT');
SELECT make_append_only('referral_fact');
SELECT secure_table('referral_decision', app => 'SELECT, INSERT');
SELECT make_append_only('referral_decision');
SELECT secure_table('referral_note', app => 'SELECT, INSERT');
SELECT keep_off_merged_companies('referral');
