-- Pictures that nobody chose are deleted across programmes.
SELECT secure_table('picture', app => 'SELECT, INSERT, UPDATE (chosen_at), DELETE',
  jobs => 'SELECT, DELETE');
SELECT secure_table('shown_picture', app => 'SELECT, INSERT, UPDATE');
