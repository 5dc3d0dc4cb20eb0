import { defineRetention } from '../../platform/retention/index.js';

/**
 * Clicks that claimed no referral, for longer than any campaign looks back. Their number stays with
 * the link. What claimed a referral stays with the referral.
 */
defineRetention({
  kind: 'click',
  keepDays: 400,
  atLeastDays: 90,
  async forget(client, { before, limit }) {
    const { rows } = await client.query<{ gone: number }>(
      `WITH past AS (
         SELECT program_id, id FROM touch
          WHERE touched_at < $1 AND kind = 'CLICK' AND referral_id IS NULL
          LIMIT $2
       ), gone AS (
         DELETE FROM touch t USING past WHERE t.program_id = past.program_id AND t.id = past.id
         RETURNING t.program_id, t.link_id
       ), counted AS (
         SELECT program_id, link_id, count(*)::int AS clicks FROM gone GROUP BY program_id, link_id
       ), kept AS (
         UPDATE link l SET past_clicks = past_clicks + counted.clicks FROM counted
          WHERE l.program_id = counted.program_id AND l.id = counted.link_id
       )
       SELECT count(*)::int AS gone FROM gone`,
      [before, limit],
    );
    return rows[0]?.gone ?? 0;
  },
});
