import { defineRetention } from '../retention/index.js';

/** Mails of sandboxes: they are looked at while somebody tries something out. */
defineRetention({
  kind: 'kept-mail',
  keepDays: 90,
  atLeastDays: 7,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM kept_mail k USING (
         SELECT program_id, mail_id FROM kept_mail
          WHERE kept_at < $1 LIMIT $2) past
       WHERE k.program_id = past.program_id AND k.mail_id = past.mail_id`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
