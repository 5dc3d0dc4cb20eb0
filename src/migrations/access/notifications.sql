SELECT secure_table('notification', app => 'SELECT, INSERT, UPDATE',
  jobs => 'SELECT, UPDATE (mail_claimed_until, mail_id), DELETE');
SELECT secure_table('mail_preference', app => 'SELECT, INSERT, UPDATE');
SELECT keep_off_merged_profiles('notification');
SELECT keep_off_merged_profiles('mail_preference');
