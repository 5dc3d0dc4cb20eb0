import type { Tx } from '../../platform/database/index.js';
import type { KnownAdvocate } from './advocate-match.rules.js';

/** By exact name; uses `advocate_by_name`. */
export function findAdvocatesByNames(tx: Tx, names: readonly string[]): Promise<KnownAdvocate[]> {
  return tx.query<KnownAdvocate[]>(
    `SELECT id, external_id AS "externalId", email, name FROM advocate
      WHERE program_id = $1 AND name = ANY ($2::text[]) ORDER BY id`,
    [tx.programId, names],
  );
}
