SELECT secure_table('tag', app => 'SELECT, INSERT, UPDATE (name, name_key, version), DELETE');
-- No row is changed: UPDATE lets rows be locked in one order before they go.
SELECT secure_table('advocate_tag', app => 'SELECT, INSERT, UPDATE (tagged_at), DELETE');
SELECT secure_table('company_tag', app => 'SELECT, INSERT, UPDATE (tagged_at), DELETE');
SELECT keep_off_merged_companies('company_tag');
SELECT keep_off_merged_profiles('advocate_tag');
