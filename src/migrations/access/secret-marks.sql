-- Of the installation: it belongs to no programme, and holds nothing of one.
SELECT share_object('TABLE', 'secret_mark', jobs => 'SELECT, INSERT, UPDATE');
