import { defineRetention } from '../../platform/retention/index.js';

/** Pictures that were uploaded and never chosen; their bytes go with the files that have no row. */
defineRetention({
  kind: 'unused-picture',
  keepDays: 7,
  atLeastDays: 1,
  async forget(client, { before, limit }) {
    const { rowCount } = await client.query(
      `DELETE FROM picture f USING (
         SELECT program_id, id FROM picture
          WHERE created_at < $1 AND chosen_at IS NULL ORDER BY created_at LIMIT $2) unused
        WHERE f.program_id = unused.program_id AND f.id = unused.id AND f.chosen_at IS NULL`,
      [before, limit],
    );
    return rowCount ?? 0;
  },
});
