-- The tables of a programme, and how far each stands above the tables that it refers to: emptied from
-- the greatest depth down, filled the other way round.
CREATE OR REPLACE VIEW program_table WITH (security_invoker = true) AS
  WITH RECURSIVE reference AS (
    SELECT o.name, to_regclass(o.name)::oid AS oid, 0 AS depth
      FROM schema_object o WHERE o.kind = 'TABLE' AND o.program_key IS NOT NULL
    UNION
    SELECT r.name, k.confrelid, r.depth + 1
      FROM reference r JOIN pg_constraint k
        ON k.conrelid = r.oid AND k.contype = 'f' AND k.confrelid <> k.conrelid
  )
  SELECT o.name, o.program_key, max(r.depth) AS depth
    FROM reference r JOIN schema_object o ON o.name = r.name
    GROUP BY o.name, o.program_key;
