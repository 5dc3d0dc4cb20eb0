-- A start asks of all programmes which kinds of stage are stored.
SELECT secure_table('challenge', app => 'SELECT, INSERT, UPDATE', jobs => 'SELECT');
SELECT secure_table('challenge_version', app => 'SELECT, INSERT', jobs => 'SELECT');
SELECT make_append_only('challenge_version');
SELECT secure_table('challenge_correction', app => 'SELECT, INSERT');
SELECT make_append_only('challenge_correction');
SELECT secure_table('participation', app => 'SELECT, INSERT, UPDATE');
SELECT secure_table('submission', app => 'SELECT, INSERT, UPDATE');
-- The message to the advocate may name a person, so erasing must reach it: not append-only.
SELECT secure_table('decision', app => 'SELECT, INSERT, UPDATE (message)');
SELECT keep_off_merged_profiles('participation');
