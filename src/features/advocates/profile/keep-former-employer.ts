import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { FormerEmployer } from './employer.rules.js';

/** Keeps for whom an advocate worked; the verb that writes the present company calls it with that. */
export async function keepFormerEmployer(
  tx: Tx,
  advocateId: Id,
  former: FormerEmployer | null,
): Promise<void> {
  if (former === null) return;
  await tx.query(
    `INSERT INTO former_employer (program_id, id, advocate_id, company_id, since, until, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.programId, newId(), advocateId, former.companyId, former.since, former.until, tx.now],
  );
}
