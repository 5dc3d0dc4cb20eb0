SELECT secure_table('clock_advance',
  app => 'SELECT, INSERT, UPDATE (done_until, status, happened)', jobs => 'SELECT');
