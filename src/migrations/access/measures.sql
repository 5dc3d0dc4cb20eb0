SELECT secure_table('measure_day', app => 'SELECT', jobs => 'SELECT, INSERT, UPDATE (value)');
-- UPDATE is for the lock of FOR UPDATE alone: what is folded is deleted.
SELECT secure_table('measure_change', app => 'SELECT, INSERT', jobs => 'SELECT, UPDATE (cells), DELETE');
