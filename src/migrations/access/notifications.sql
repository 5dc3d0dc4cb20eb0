SELECT secure_table('notification', app => 'SELECT, INSERT, UPDATE',
  jobs => 'SELECT, UPDATE (mail_claimed_until)');
SELECT secure_table('mail_preference', app => 'SELECT, INSERT, UPDATE');
