SELECT secure_table('attribute', app => 'SELECT, INSERT,
  UPDATE (name, name_key, position, shown_to_advocates, archived_at, version)');
SELECT secure_table('attribute_choice', app => 'SELECT, INSERT, UPDATE (label, label_key)');
SELECT secure_table('advocate_attribute', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT secure_table('company_attribute', app => 'SELECT, INSERT, UPDATE, DELETE');
SELECT keep_off_merged_companies('company_attribute');
SELECT keep_off_merged_profiles('advocate_attribute');
