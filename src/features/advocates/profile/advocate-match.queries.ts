import type { Tx } from '../../../platform/database/index.js';
import type { ExistingAdvocate } from './advocate-match.rules.js';

/** By exact name; uses `advocate_by_name`. */
export function findAdvocatesByNames(
  tx: Tx,
  names: readonly string[],
): Promise<ExistingAdvocate[]> {
  return tx.query<ExistingAdvocate[]>(
    `SELECT id, external_id AS "externalId", email, name FROM advocate
      WHERE program_id = $1 AND name = ANY ($2::text[]) ORDER BY id`,
    [tx.programId, names],
  );
}
