// expects: goodturn/tables (a table is named by its owner alone)
export const pointsOfRewards = `
  SELECT r.id, sum(t.points) FROM reward r, redemption d JOIN transfer t ON t.subject_id = d.id
   GROUP BY r.id`;
