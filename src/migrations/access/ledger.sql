-- Written by `post_transfers`, in both modes; the application may only read and call.
SELECT secure_table('wallet', app => 'SELECT');
SELECT secure_table('transfer', app => 'SELECT');
SELECT secure_table('reversal', app => 'SELECT');
-- Points that are due to expire are looked for in all programmes.
SELECT secure_table('lot', app => 'SELECT', jobs => 'SELECT');
SELECT secure_table('lot_own_expiry', app => 'SELECT');
SELECT secure_table('point_end', app => 'SELECT');
SELECT secure_table('lot_use', app => 'SELECT');
SELECT secure_table('posting_key', app => 'SELECT');
SELECT secure_table('wallet_lead', app => 'SELECT');

SELECT make_append_only('transfer');
SELECT make_append_only('lot_use');
SELECT make_append_only('posting_key');

CREATE OR REPLACE TRIGGER wallet_is_never_deleted BEFORE DELETE ON wallet
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER wallet_is_never_truncated BEFORE TRUNCATE ON wallet
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE TRIGGER reversal_is_never_deleted BEFORE DELETE ON reversal
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER reversal_is_never_truncated BEFORE TRUNCATE ON reversal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE TRIGGER lot_is_never_deleted BEFORE DELETE ON lot
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER lot_is_never_truncated BEFORE TRUNCATE ON lot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Triggers of a statement, whose condition costs nothing while `post_transfers` is at work.
CREATE OR REPLACE TRIGGER transfer_is_written_by_postings BEFORE INSERT ON transfer
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();
CREATE OR REPLACE TRIGGER lot_use_is_written_by_postings BEFORE INSERT ON lot_use
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();
CREATE OR REPLACE TRIGGER posting_key_is_written_by_postings BEFORE INSERT ON posting_key
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();
CREATE OR REPLACE TRIGGER wallet_is_written_by_postings BEFORE INSERT OR UPDATE ON wallet
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();
CREATE OR REPLACE TRIGGER reversal_is_written_by_postings BEFORE INSERT OR UPDATE ON reversal
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();
CREATE OR REPLACE TRIGGER lot_is_written_by_postings BEFORE INSERT OR UPDATE ON lot
  FOR EACH STATEMENT WHEN (current_setting('app.posting', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION refuse_posting_by_hand();

CREATE OR REPLACE TRIGGER transfer_is_counted AFTER INSERT ON transfer
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_points();
