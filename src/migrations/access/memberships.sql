SELECT secure_table('membership', app => 'SELECT, INSERT, UPDATE', jobs => 'SELECT');
SELECT secure_table('api_key', app => 'SELECT, INSERT, UPDATE (last_used_on, revoked_at)');

DROP POLICY IF EXISTS own_memberships ON membership;
CREATE POLICY own_memberships ON membership FOR SELECT USING (member_id = app_member_id());
