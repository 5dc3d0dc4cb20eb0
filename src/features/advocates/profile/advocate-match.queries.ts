import type { Tx } from '../../../platform/database/index.js';
import type { ExistingAdvocate } from './advocate-match.rules.js';

/** By exact name; uses `advocate_by_name`. A profile that was merged means the other one (R-U6). */
export function findAdvocatesByNames(
  tx: Tx,
  names: readonly string[],
): Promise<ExistingAdvocate[]> {
  return tx.query<ExistingAdvocate[]>(
    `SELECT coalesce(merged_into, id) AS id, external_id AS "externalId", email, name,
            merged_into IS NOT NULL AS "isAlias" FROM advocate
      WHERE program_id = $1 AND name = ANY ($2::text[]) ORDER BY 1, merged_into NULLS FIRST, id`,
    [tx.programId, names],
  );
}
