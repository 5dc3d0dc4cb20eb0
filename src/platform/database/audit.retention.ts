import { defineRetention } from '../retention/index.js';

/**
 * Who did what, for two years. The trigger of the table lets nothing younger than `atLeastDays` go,
 * whoever deletes it.
 */
defineRetention({
  kind: 'audit',
  keepDays: 730,
  atLeastDays: 90,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM audit a USING (
         SELECT program_id, id FROM audit WHERE recorded_at < $1 LIMIT $2) past
       WHERE a.program_id = past.program_id AND a.id = past.id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
