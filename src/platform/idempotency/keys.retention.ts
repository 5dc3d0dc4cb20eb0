import { defineRetention } from '../retention/index.js';

/** A mutation that is sent again so late is another one. */
defineRetention({
  kind: 'idempotency-key',
  keepDays: 30,
  atLeastDays: 2,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM idempotency_key k USING (
         SELECT program_id, actor_id, operation, key FROM idempotency_key
          WHERE created_at < $1 LIMIT $2) past
       WHERE k.program_id = past.program_id AND k.actor_id = past.actor_id
         AND k.operation = past.operation AND k.key = past.key`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
