import { defineRetention } from '../../platform/retention/index.js';

/** Whatever still waits after half a year stands among what waits on the overview. */
defineRetention({
  kind: 'staff-notice',
  keepDays: 180,
  atLeastDays: 30,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM staff_notice n USING (
         SELECT program_id, id FROM staff_notice WHERE told_at < $1
          LIMIT $2) past
       WHERE n.program_id = past.program_id AND n.id = past.id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
