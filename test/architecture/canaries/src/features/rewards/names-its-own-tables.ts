// expects: nothing (own tables, a function, and a WITH that is called like somebody's table)
export const open = (column: string) => `
  WITH transfer (id, points) AS (SELECT id, ${column} FROM reward FOR UPDATE),
       wallet AS MATERIALIZED (SELECT 1)
  INSERT INTO redemption (id, points)
  SELECT t.id, t.points FROM post_transfers($1, $2) p, transfer t, unnest($3::uuid[]) lot (id)
    CROSS JOIN LATERAL (SELECT FROM wallet WHERE t.id IS DISTINCT FROM p.id) w
   WHERE t.id = lot.id
  ON CONFLICT DO UPDATE SET points = extract(epoch FROM now()) -- FROM transfer
  RETURNING 'FROM transfer'`;
