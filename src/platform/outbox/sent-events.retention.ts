import { defineRetention } from '../retention/index.js';

/** Sent events stay for a while, to be sent again where Redis loses its jobs. */
defineRetention({
  kind: 'sent-event',
  keepDays: 7,
  atLeastDays: 1,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM outbox o USING (
         SELECT program_id, id FROM outbox
          WHERE sent_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED) past
       WHERE o.program_id = past.program_id AND o.id = past.id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
