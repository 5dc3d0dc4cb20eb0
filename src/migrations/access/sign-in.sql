-- The application may use none of these tables: it has a view and a few functions of the owner.
SELECT share_object('SCHEMA', 'auth', app => 'USAGE', jobs => 'USAGE');
SELECT share_object('TABLE', 'auth.member', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.session', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.sign_in_method', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.verification', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.rate_limit', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.address_change', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.address_proof', jobs => 'SELECT, INSERT, UPDATE, DELETE');
SELECT share_object('TABLE', 'auth.former_address', jobs => 'SELECT, INSERT, UPDATE');
