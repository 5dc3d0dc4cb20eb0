import { defineRetention } from '../../platform/retention/index.js';

/** What somebody has read, for half a year; the timeline of its subject tells it for ever. */
defineRetention({
  kind: 'read-notification',
  keepDays: 180,
  atLeastDays: 30,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM notification n USING (
         SELECT program_id, id FROM notification
          WHERE created_at < $1 AND read_at < $1 AND mail_status <> 'WAITING'
          LIMIT $2 FOR UPDATE SKIP LOCKED) past
       WHERE n.program_id = past.program_id AND n.id = past.id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});

/** Many read the mail and never the portal. */
defineRetention({
  kind: 'unread-notification',
  keepDays: 730,
  atLeastDays: 180,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM notification n USING (
         SELECT program_id, id FROM notification
          WHERE created_at < $1 AND read_at IS NULL AND mail_status <> 'WAITING'
          LIMIT $2 FOR UPDATE SKIP LOCKED) past
       WHERE n.program_id = past.program_id AND n.id = past.id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
