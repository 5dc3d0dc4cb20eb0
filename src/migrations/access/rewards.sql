SELECT secure_table('reward', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('redemption', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('gift_code',
  app => 'SELECT, INSERT, UPDATE (redemption_id, key_id, ciphertext, code_hash, compared_as)');
SELECT secure_table('reveal', app => 'SELECT, INSERT');
SELECT make_append_only('reveal');
SELECT keep_off_merged_profiles('redemption');
