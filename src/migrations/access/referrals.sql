-- One that a run of an import brought in goes with it (R-D7); its facts stay.
SELECT secure_table('referral', app => 'SELECT, INSERT, UPDATE, DELETE',
  jobs => 'SELECT, UPDATE (window_open, status, reason_code, moved_at, version)');
SELECT secure_table('referral_fact', app => 'SELECT, INSERT');
SELECT make_append_only('referral_fact');
SELECT secure_table('referral_decision', app => 'SELECT, INSERT');
SELECT make_append_only('referral_decision');
SELECT secure_table('referral_taken_back', app => 'SELECT, INSERT');
SELECT make_append_only('referral_taken_back');
SELECT secure_table('referral_note', app => 'SELECT, INSERT');
SELECT keep_off_merged_companies('referral');
SELECT keep_off_merged_profiles('referral');
SELECT keep_off_merged_profiles('referral_taken_back');
