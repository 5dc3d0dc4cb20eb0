-- expects: goodturn/tables (a function is its owner's, as its folder says)
CREATE OR REPLACE FUNCTION reads_a_foreign_table() RETURNS bigint LANGUAGE sql AS $$
  SELECT count(*) FROM wallet w JOIN advocate a ON a.id = w.owner_id
$$;
