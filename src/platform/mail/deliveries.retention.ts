import { defineRetention } from '../retention/index.js';

/** Which mails began to leave: long after anybody could send one again, nobody asks. */
defineRetention({
  kind: 'mail-delivery',
  keepDays: 30,
  atLeastDays: 7,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM mail_delivery d USING (
         SELECT program_id, mail_id FROM mail_delivery
          WHERE begun_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED) past
       WHERE d.program_id = past.program_id AND d.mail_id = past.mail_id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
