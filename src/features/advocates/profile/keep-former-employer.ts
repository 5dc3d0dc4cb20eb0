import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { Left } from './end-points-of-leaver.js';
import type { FormerEmployer } from './employer.rules.js';

/**
 * Keeps for whom an advocate worked; the verb that writes the present company calls it with that.
 * Returns it for `EndPointsOfLeaver`.
 */
export async function keepFormerEmployer(
  tx: Tx,
  advocateId: Id,
  former: FormerEmployer | null,
): Promise<Left[]> {
  if (former === null) return [];
  const { companyId, since, until } = former;
  const id = newId();
  await tx.query(
    `INSERT INTO former_employer (program_id, id, advocate_id, company_id, since, until, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.programId, id, advocateId, companyId, since, until, tx.now],
  );
  return [{ id, advocateId, companyId, until }];
}
