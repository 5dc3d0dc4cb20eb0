import type { Tx } from '../../platform/database/index.js';
import { defineMeasures, type Cell, type Measure } from '../measures/index.js';

/** Recorded by a trigger of the table of transfers: `count_points`. */
const measures: readonly Measure[] = [
  {
    name: 'points.issued',
    definition: 'points awarded, less what was taken back',
    slices: ['all'],
  },
  { name: 'points.spent', definition: 'points spent, less what was returned', slices: ['all'] },
  {
    name: 'points.outstanding',
    definition: 'what wallets hold, available and pending',
    slices: ['all'],
  },
];

/** Outstanding is counted from the balances, so the check proves that they agree with the transfers. */
async function* countPointsAgain(tx: Tx): AsyncGenerator<readonly Cell[]> {
  const rows = await tx.query<{ measure: string; value: number }[]>(
    `SELECT 'points.issued' AS measure, coalesce(sum(points), 0)::bigint AS value
       FROM transfer WHERE program_id = $1 AND counter = 'issued'
     UNION ALL
     SELECT 'points.spent', coalesce(-sum(points), 0)::bigint
       FROM transfer WHERE program_id = $1 AND counter = 'redeemed'
     UNION ALL
     SELECT 'points.outstanding', coalesce(sum(balance), 0)::bigint
       FROM wallet WHERE program_id = $1 AND kind IN ('available', 'held')`,
    [tx.programId],
  );
  yield rows.map((row) => ({ ...row, slice: 'all' as const }));
}

defineMeasures({ name: 'ledger', measures, countAgain: countPointsAgain });
