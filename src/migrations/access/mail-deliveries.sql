SELECT secure_table('mail_delivery', app => 'SELECT, DELETE',
  jobs => 'SELECT, INSERT, UPDATE (taken_at), DELETE');
