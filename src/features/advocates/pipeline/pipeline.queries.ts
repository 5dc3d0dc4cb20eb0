import type { Tx } from '../../../platform/database/index.js';
import { ADVOCATE_STATUSES, type AdvocateStatus } from '../profile/index.js';

/** How many advocates have come so far, and no further. */
export interface PipelineStep {
  readonly status: AdvocateStatus;
  readonly count: number;
}

/** Of each status, in their order, also where there is nobody. */
export async function countPipeline(tx: Tx): Promise<PipelineStep[]> {
  const rows = await tx.query<PipelineStep[]>(
    `SELECT status, count(*)::integer AS count FROM advocate WHERE program_id = $1 GROUP BY status`,
    [tx.programId],
  );
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return ADVOCATE_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}
