-- Every table whose rows lean on an advocate by `advocate_id`, found in the catalogue so that none can be
-- forgotten: the columns that tell a row from others of one advocate, and whether one advocate may have
-- another's row only once.
CREATE OR REPLACE FUNCTION advocate_table()
  RETURNS TABLE (name text, key_columns text[], is_unique boolean) LANGUAGE sql STABLE AS $$
  SELECT c.relname::text,
         (SELECT array_agg(k.attname::text ORDER BY k.attnum)
            FROM pg_index p JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (p.indkey)
           WHERE p.indrelid = c.oid AND p.indisprimary
             AND k.attname NOT IN ('program_id', 'advocate_id')),
         EXISTS (SELECT FROM pg_index u
                  WHERE u.indrelid = c.oid AND u.indisunique AND a.attnum = ANY (u.indkey))
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'advocate_id' AND NOT a.attisdropped
   WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
   ORDER BY c.relname
$$;

SELECT restrict_function('advocate_table');
