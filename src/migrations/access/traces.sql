SELECT secure_table('audit', app => 'SELECT, INSERT', jobs => 'SELECT, DELETE');
SELECT make_append_only('audit', may_go_after_days => 90);
SELECT secure_table('outbox', app => 'SELECT, INSERT',
  jobs => 'SELECT, INSERT, UPDATE (claimed_until, sent_at), DELETE');
SELECT secure_table('idempotency_key', app => 'SELECT, INSERT, UPDATE (result_type, result_id)',
  jobs => 'SELECT, DELETE');
